/** Stands at the end of a text of which only the beginning is kept, and is read in both languages. */
const cutMark = '…(以下略 / cut)'

/** A text of at most `most` UTF-16 units: a longer one is cut, between characters, and ends with a mark that says so. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = text.slice(0, most - cutMark.length)
  return (kept.isWellFormed() ? kept : kept.slice(0, -1)) + cutMark
}
