/** Code points that a terminal shows two columns wide, as far as this product's texts go. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const combining = /\p{M}/u

/** How many columns of a terminal a text takes. */
export const widthOf = (text: string) =>
  [...text].reduce((sum, character) => sum + (combining.test(character) ? 0 : wide.test(character) ? 2 : 1), 0)

export const padded = (text: string, width: number) => text + ' '.repeat(Math.max(width - widthOf(text), 0))
