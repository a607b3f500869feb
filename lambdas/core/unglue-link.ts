/** A MAC of HMAC-SHA-256 in base64url. */
const macLength = 43
const alphabet = 'A-Za-z0-9_-'
/** Line breaks that mail programs put into a link, soft ones of quoted-printable too, and characters that nobody sees. */
const gap = '=?[\\s\\p{Cf}]+'
const unseen = new RegExp(gap, 'gu')
const letter = `[${alphabet}](?:${gap})?`
const glued = new RegExp(
  `^[^${alphabet}]*((?:${letter})+\\.(?:${gap})?(?:${letter}){${macLength - 1}}[${alphabet}])(?:[_-]*[^${alphabet}].*|[_-]+)?$`,
  'su',
)
/** How every link begins: `["k`, as base64url spells it. */
const beginning = /^[^A-Za-z0-9_-]*WyJr/

/**
 * The link in a text that it was opened by, without what mail programs and people glue to it: brackets, quotes, full
 * stops, invisible characters. The MAC has a fixed length, so what stands behind it is no part of it. What begins with
 * a letter or digit is left where it is.
 */
export function unglueLink(text: string): string {
  if (text.length > 1000) return text
  return glued.exec(text)?.[1]?.replace(unseen, '') ?? text
}

/** It begins like a link and is shorter than one: a mail program has cut it, or only its first line was copied. */
export function isCutOff(text: string): boolean {
  const seen = text.slice(0, 1000).replace(unseen, '')
  return beginning.test(seen) && !new RegExp(`\\.[${alphabet}]{${macLength}}`).test(seen)
}
