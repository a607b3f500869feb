/** What most offices in Japan have: 年末年始. */
export const usualClosures = '12-29/01-03'

const day = /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/
/** Between two days; a slash too, where days are written without. */
const between = /\s*(?:[~〜]|から)\s*|\s+-\s+/u
const slash = /\s*\/\s*/

/** Typed closures as the settings write them; what is no day is left as it is, for whoever checks it. */
export function readClosures(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/[‐‑‒–—−ー]/g, '-')
    .trim()
  if (/^(なし|無し|none|no)$/i.test(plain)) return []
  const typed = plain.split(/[,、;]/).map((one) => one.trim().replace(/\s*まで$/, ''))
  // A comma too many means nothing; commas alone are no answer.
  return typed
    .filter((one) => one !== '' || typed.every((other) => other === ''))
    .map((one) =>
      one
        .split(between.test(one) || !/[-月]/.test(one) ? between : slash)
        .map(asDay)
        .join('/'),
    )
}

function asDay(text: string): string {
  const [, year, month = '', date = ''] = day.exec(text) ?? []
  if (month === '') return text
  return [...(year ? [year] : []), month.padStart(2, '0'), date.padStart(2, '0')].join('-')
}
