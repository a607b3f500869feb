/** A code as it is compared: in half width, without what nobody sees, and with one dash for all dashes. */
export const foldCode = (code: string): string =>
  code
    .replace(/[^\P{Cc}\s]|\p{Cf}|\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
    .replace(/[−‐‑‒–—―⁻₋─━﹘﹣－ー]/g, '-')
