import type { Stray } from '../../statemachine/problems.ts'

/** What nobody sees, or takes for a plain blank. */
const unseen = /[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u

/** Marks that stand around a value where it is quoted; each opens what the other closes. */
const quotes = [
  '""',
  "''",
  '``',
  '“”',
  '‘’',
  '„“',
  '«»',
  '「」',
  '『』',
  '【】',
  '〈〉',
  '《》',
  '＂＂',
  '＇＇',
  '<>',
  '＜＞',
]
/** Marks of Japanese sentences, which no code ends with. */
const endsOfSentence = '。、｡､」』】〉》”'

const brackets = [
  '()',
  '[]',
  '{}',
  '（）',
  '［］',
  '｛｝',
  '「」',
  '『』',
  '【】',
  '〈〉',
  '《》',
  '〔〕',
  '“”',
  '‘’',
  '«»',
]
const opens = new Set([...'([{<（［｛＜「『【〈《〔“‘«"\'`＂＇'])
const closes = new Set([...'.,;:!>"\'`。、｡､．，；：！？…・＞＂＇)]}）］｝」』】〉》〕”’»'])

export interface Strays {
  found: Stray[]
  /** What is left without them. */
  without: string
  /** As it was typed, in a form that shows what it holds; undefined: it cannot be kept. */
  kept?: string
}

/**
 * Characters of a key or a password (`secret`) or of a web address (`url`) that perhaps came along when it was copied: those
 * that nobody sees, and marks around it.
 */
export function straysIn(kind: 'secret' | 'url', text: string): Strays {
  const points = [...text]
  const isUnseen = (point: string) => unseen.test(point) && (kind === 'url' || point !== ' ')
  const seen = points.flatMap((point, index) => (isUnseen(point) ? [] : [index]))
  const [from, to] = (kind === 'url' ? endsOfUrl : endsOfSecret)(seen.map((index) => points[index] ?? ''))
  const stays = new Set(seen.slice(from, to))
  return {
    found: points.flatMap((point, index) =>
      stays.has(index) ? [] : [{ at: index + 1, point: point.codePointAt(0) ?? 0 }],
    ),
    without: points.filter((_, index) => stays.has(index)).join(''),
    // A browser sends what cannot be seen in an address as %XX, which is what can be read; a control character goes nowhere.
    ...(!/[^\P{Cc}\t]/u.test(text) && {
      kept:
        kind === 'url' ? points.map((point) => (isUnseen(point) ? encodeURIComponent(point) : point)).join('') : text,
    }),
  }
}

/** From where to where a key stands among what was typed, both as positions in it. */
function endsOfSecret(points: readonly string[]): [from: number, to: number] {
  let [from, to] = [0, points.length]
  for (;;) {
    const [first = '', last = ''] = [points[from], points[to - 1]]
    if (to - from > 1 && quotes.includes(first + last)) {
      from++
      to--
    } else if (to > from && endsOfSentence.includes(last)) to--
    else return [from, to]
  }
}

/** A bracket that closes one of the address itself belongs to it, as in `…/wiki/Name_(kind)`. */
function endsOfUrl(points: readonly string[]): [from: number, to: number] {
  let [from, to] = [0, points.length]
  while (from < to && opens.has(points[from] ?? '')) from++
  while (from < to && closes.has(points[to - 1] ?? '') && !isPaired(points.slice(from, to))) to--
  return [from, to]
}

function isPaired(points: readonly string[]): boolean {
  const last = points.at(-1) ?? ''
  const [opening] = [...(brackets.find((pair) => pair.endsWith(last)) ?? '')]
  const count = (wanted: string) => points.filter((point) => point === wanted).length
  return opening !== undefined && count(opening) >= count(last)
}
