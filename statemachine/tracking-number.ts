import { foldCode } from './fold-code.ts'

/** 11 or 12 digits of Japan Post, or 13 characters of UPU S10. */
export const isTrackingNumber = (code: string): boolean => /^(\d{11,12}|[A-Z]{2}\d{9}[A-Z]{2})$/.test(code)

/** What Codabar (NW-7) begins and ends with: A to D, which some readers call T, N, *, E. Code 39 has a * on either side. */
const framed = /^[ABCDTNE*](.+)[ABCDTNE*]$/
/** Readers can be told to send the kind of barcode first, as ISO/IEC 15424 has it: `]F0` is Codabar, `]A0` Code 39. */
const kindOfBarcode = /^\][A-Z]\d/

function bare(text: string): string {
  const code = foldCode(text).replace(/[-\s]/g, '').toUpperCase().replace(kindOfBarcode, '')
  const inside = framed.exec(code)?.[1] ?? ''
  return !isTrackingNumber(code) && isTrackingNumber(inside) ? inside : code
}

/** The one number that the address of a page of Japan Post's tracking asks for. */
function fromAddress(text: string): string | undefined {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined
  const { hostname, searchParams } = new URL(text)
  if (hostname !== 'japanpost.jp' && !hostname.endsWith('.japanpost.jp')) return undefined
  const numbers = new Set([...searchParams.values()].map(bare).filter(isTrackingNumber))
  return numbers.size === 1 ? [...numbers][0] : undefined
}

/**
 * The number in what was typed, scanned or pasted; hyphens, blanks and letter case make no difference. What holds none
 * comes back folded, for whoever asks to refuse it.
 */
export const readTrackingNumber = (text: string): string => fromAddress(text) ?? bare(text)
