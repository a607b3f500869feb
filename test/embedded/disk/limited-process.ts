import { spawnSync } from 'node:child_process'
import { limited } from '../../e2e/command.ts'

/** What a program of Node prints that may write no file larger than this, in KB. */
export function printsWithin(largestFile: number, program: string): string {
  const [shell = '', ...args] = [
    ...limited(largestFile),
    process.execPath,
    '--input-type=module-typescript',
    '-e',
    program,
  ]
  return spawnSync(shell, args, { encoding: 'utf8', cwd: `${import.meta.dirname}/../../..` }).stdout.trim()
}
