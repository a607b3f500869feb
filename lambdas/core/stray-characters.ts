import type { Stray } from '../../statemachine/problems.ts'

/** What nobody sees, or takes for a plain blank. */
const unseen = /[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u
/** The same where it was written as %XX: a blank may well be meant there. */
const unseenAsCode = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u

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

/** A character of a value, and how it is written there: as itself, or as %XX. */
interface Written {
  character: string
  text: string
}

/** A character in UTF-8 as %XX, or any character as itself. */
const written =
  /%[2-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}|[\s\S]/giu

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
const charactersOf = (kind: 'secret' | 'url', text: string): Written[] =>
  kind === 'url'
    ? (text.match(written) ?? []).map((part) => ({ character: decoded(part), text: part }))
    : [...text].map((part) => ({ character: part, text: part }))

/**
 * Characters of a key or a password (`secret`) or of a web address (`url`) that perhaps came along when it was copied: those
 * that nobody sees, and marks around it.
 */
export function straysIn(kind: 'secret' | 'url', text: string): Strays {
  const all = charactersOf(kind, text)
  const isUnseen = ({ character, text }: Written) =>
    character === text ? unseen.test(character) && (kind === 'url' || character !== ' ') : unseenAsCode.test(character)
  const seen = all.filter((one) => !isUnseen(one))
  const [from, to] = (kind === 'url' ? endsOfUrl : endsOfSecret)(seen.map(({ character }) => character))
  const stays = new Set(seen.slice(from, to))
  let at = 1
  const found: Stray[] = []
  for (const one of all) {
    const { length } = [...one.text]
    if (!stays.has(one)) found.push({ at, point: one.character.codePointAt(0) ?? 0, ...(length > 1 && { length }) })
    at += length
  }
  return {
    found,
    without: all.flatMap((one) => (stays.has(one) ? [one.text] : [])).join(''),
    // A browser sends what cannot be seen in an address as %XX, which is what can be read; a control character goes nowhere.
    ...(!/[^\P{Cc}\t]/u.test(text) && {
      kept:
        kind === 'url'
          ? all.map((one) => (isUnseen(one) ? encodeURIComponent(one.character) : one.text)).join('')
          : text,
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

/** A bracket that closes one of the address itself belongs to it, as in `…/wiki/Name_(kind)`; a blank is one written as %XX. */
function endsOfUrl(points: readonly string[]): [from: number, to: number] {
  let [from, to] = [0, points.length]
  while (from < to && opens.has(points[from] ?? '')) from++
  const isEnd = (point = '') => closes.has(point) || unseen.test(point)
  while (from < to && isEnd(points[to - 1]) && !isPaired(points.slice(from, to))) to--
  return [from, to]
}

function isPaired(points: readonly string[]): boolean {
  const last = points.at(-1) ?? ''
  const [opening] = [...(brackets.find((pair) => pair.endsWith(last)) ?? '')]
  const count = (wanted: string) => points.filter((point) => point === wanted).length
  return opening !== undefined && count(opening) >= count(last)
}
