import { type Problem, problem, wholeFile } from '../settings/problems.ts'

/** Reads JSON that a person has edited: Windows' editors put a byte order mark before it. @throws SyntaxError */
export const parseJson = (content: string): unknown => JSON.parse(content.replace(/^\uFEFF/, ''))

/** The rule that a text breaks which is no JSON; the engine's message quotes the file, so that only its place is told. */
export function jsonRule(error: unknown): Problem {
  const place = /line \d+ column \d+/.exec(error instanceof Error ? error.message : '')?.[0]
  const [line, column] = place?.match(/\d+/g) ?? []
  return problem(
    wholeFile,
    `UTF-8 の正しい JSON にしてください${place ? `(${line} 行 ${column} 文字目のあたり)` : ''}`,
    `valid JSON, in UTF-8${place ? `; see ${place}` : ''}`,
  )
}
