import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'

export const whole = (value: number) => Math.round(value).toLocaleString('en')
export const one = (value: number) => value.toFixed(1)
export const two = (value: number) => value.toFixed(2)
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
export const latency = ({ p50, p99 }: { p50: number; p99: number }) => `${one(p50)} / ${one(p99)} ms`

/** Where figures come from: the command, when, of which commit, on what. */
export const writtenBy = (command: string, began: Date) =>
  `Written by \`${command}\`. ${began.toISOString().slice(0, 16).replace('T', ' ')} UTC, commit ${commit()}, ${machine()}.`

const machine = () =>
  `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}`

function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
    return (
      git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') && ' with changes')
    )
  } catch {
    return 'unknown'
  }
}
