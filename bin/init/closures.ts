/** What most offices in Japan have: 年末年始. */
export const usualClosures = '12-29/01-03'

/** Typed closures as the settings write them: full-width signs and other signs between them are people's habit. */
export function readClosures(text: string): string[] {
  const plain = text.normalize('NFKC').trim()
  if (/^(なし|無し|none|no)$/i.test(plain)) return []
  return plain.split(/\s*[,、]\s*/).map((one) => one.replace(/\s*[~〜/]\s*/, '/').replace(/[‐−–]/g, '-'))
}
