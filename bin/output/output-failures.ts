import { DiskTrouble } from '../../embedded/disk/disk-trouble.ts'
import { kindOfDisk } from '../../embedded/disk/find-trouble.ts'
import { CommandFailed } from '../command-failed.ts'
import { end } from '../end.ts'

const streams = [process.stdout, process.stderr]

/** `head` has what it wanted, or a pager was left: nobody reads on. */
const hasEnough = ['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']

/**
 * For a command: an answer that was not taken in whole is none, but where its reader has had enough. What the command
 * does it then does to its end, which its exit code tells.
 */
export function endWithoutOutput(): void {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (hasEnough.includes(`${error.code}`)) return
      const kind = kindOfDisk(error)
      end(kind === undefined ? notWritten(error) : new DiskTrouble(kind, ['出力先', 'the output']))
    })
}

/** For what runs on: a log that takes in nothing, or that nobody reads any more, must not end the work. */
export function workOnWithoutOutput(): void {
  for (const stream of streams) stream.removeAllListeners('error').on('error', () => {})
}

/** Ends the process when all that was said is out, which pipes of some systems take in later, or has failed. */
export function endAfterOutput(code: number, lastWords: string): void {
  process.stdout.write('', () => process.stderr.write(lastWords, () => setImmediate(() => process.exit(code))))
}

const notWritten = (cause: Error) =>
  new CommandFailed(
    ['答えを書き出せません。出力先を確かめてください', 'the answer cannot be written; check where it goes to'],
    { cause },
  )
