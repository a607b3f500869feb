import { relative } from 'node:path'
import type { Verdict } from './verdict.ts'

export interface Result extends Verdict {
  guard: string
  mutant: string
  seconds: number
}

export const isKilled = ({ killedBy }: Verdict) => killedBy.length > 0

/** The results as a table in Markdown; files relative to `folder`. */
export function tableOf(results: readonly Result[], folder: string): string {
  const rows = results.map((result) => [result.guard, result.mutant, fateOf(result, folder), result.seconds.toFixed(1)])
  const lines = [['guard', 'without it', 'killed by', 's'], ['--', '--', '--', '--:'], ...rows]
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n')
}

export function fateOf({ killedBy, crashes }: Verdict, folder: string): string {
  const [first, ...others] = killedBy
  if (!first) return ['**SURVIVED**', ...crashes].join('; ')
  const file = relative(folder, first.file).replace(/^test\/|\.test\.ts$/g, '')
  return `${file}: ${first.test}${others.length > 0 ? ` (+${others.length})` : ''}`
}
