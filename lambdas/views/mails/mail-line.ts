// C0, DEL and C1 controls and the two Unicode line separators: any of them could end a header.
const breaks = /[\p{Cc}\u2028\u2029]+/gu
// Marks and overrides that turn text round, so that a name could make a subject read as something else.
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Text without what ends a line or turns it round; each run of line ends is one blank. */
export const inOneLine = (text: string) => text.replace(breaks, ' ').replace(bidi, '')

/** Text as one line of at most `longest` characters, without controls and bidi marks; fit for a mail header. */
export function mailLine(text: string, longest = 200): string {
  const line = inOneLine(text.toWellFormed()).replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`
}

/** Text of several lines, each as `mailLine` makes it. */
export const mailLines = (text: string): string[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => mailLine(line, 2000))
