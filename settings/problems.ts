import type * as z from 'zod'

/** A broken rule: the key, like `links.days`, and what to do about it in both languages. No value that was read is in it. */
export interface Problem {
  key: string
  rule: readonly [japanese: string, english: string]
}

/** What a problem of the whole is told of. */
export const wholeFile = 'ファイル全体 / the file'

export const problem = (key: string, japanese: string, english: string): Problem => ({ key, rule: [japanese, english] })

/** `key: Japanese / English`. */
export const problemText = ({ key, rule }: Problem): string => `${key}: ${rule.join(' / ')}`

/** The words of a schema's own rule, as zod carries them. */
export const inWords = (japanese: string, english: string) => `${japanese} / ${english}`

/** What zod found, in words of this product's. `input` is what was parsed. */
export const problemsOf = ({ issues }: z.ZodError, input: unknown): Problem[] =>
  issues.flatMap((issue) => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) =>
        problem(
          keyOf([...path, key]),
          '知らないキーです。綴りを確かめるか、消してください',
          'no such key is known; check its spelling or remove it',
        ),
      )
    const [japanese, english] = ownWords(issue.message) ?? wordsOf(issue, at(input, path))
    return [problem(keyOf(path), japanese, english)]
  })

const longestKey = 120
const keyOf = (path: string[]) =>
  path
    .join('.')
    .replace(/\p{C}+/gu, '?')
    .slice(0, longestKey) || wholeFile

/** A schema's rule that has words of its own has Japanese ones; zod's are English. */
function ownWords(message: string): Problem['rule'] | undefined {
  const [japanese = '', ...english] = message.split(' / ')
  return english.length > 0 && /[\p{Script=Hiragana}\p{Script=Han}]/u.test(japanese)
    ? [japanese, english.join(' / ')]
    : undefined
}

const at = (input: unknown, path: string[]): unknown =>
  path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined),
    input,
  )

const kinds: Record<string, Problem['rule']> = {
  string: ['" " で囲んだ文字列', 'a text in " "'],
  number: ['数', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['true か false ', 'true or false'],
  array: ['[ ] で囲んだ並び', 'a list in [ ]'],
  object: ['{ } で囲んだまとまり', 'an object in { }'],
  record: ['{ } で囲んだまとまり', 'an object in { }'],
}
const counted: Record<string, Problem['rule']> = {
  string: ['文字', ' characters'],
  array: ['件', ' entries'],
}

function wordsOf(issue: z.core.$ZodIssue, found: unknown): Problem['rule'] {
  if (issue.code === 'invalid_type') {
    // Every number of a file is a whole one.
    const [japanese, english] = kinds[issue.expected === 'number' ? 'int' : issue.expected] ?? [
      '別の形',
      'of another form',
    ]
    if (found === undefined) return [`ありません。${japanese.trimEnd()}で書いてください`, `missing; write ${english}`]
    const [now, nowEnglish] = kindOf(found)
    return [`${japanese}にしてください(いまは${now})`, `should be ${english}, and is ${nowEnglish}`]
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const isSmall = issue.code === 'too_small'
    const bound = Number(isSmall ? issue.minimum : issue.maximum)
    if (isSmall && bound === 1 && issue.origin !== 'number' && issue.origin !== 'int')
      return ['空です。書いてください', 'empty; fill it in']
    const [unit, units] = counted[issue.origin] ?? ['', '']
    const size = typeof found === 'string' || Array.isArray(found) ? found.length : found
    const now = typeof size === 'number' ? [`(いまは ${size})`, `, and is ${size}`] : ['', '']
    return [
      `${bound} ${unit}${isSmall ? '以上' : '以下'}にしてください${now[0]}`,
      `should be ${isSmall ? 'at least' : 'at most'} ${bound}${units}${now[1]}`,
    ]
  }
  return ['書き方が決まりに合いません', 'not written as its rule says']
}

/** What it is, never what it says. */
function kindOf(found: unknown): Problem['rule'] {
  if (found === null) return ['null', 'null']
  if (Array.isArray(found)) return ['並び', 'a list']
  if (typeof found === 'number' && !Number.isInteger(found)) return ['小数', 'a fraction']
  return kinds[typeof found] ?? ['別の形', 'of another form']
}
