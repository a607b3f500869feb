import { DiskTrouble } from '../../embedded/disk/disk-trouble.ts'
import { kindOfDisk } from '../../embedded/disk/find-trouble.ts'
import { end } from '../end.ts'

const streams = [process.stdout, process.stderr]

/** For a command: an answer that was not taken in whole is none. */
export function endWithoutOutput(): void {
  for (const stream of streams)
    stream.on('error', (error) => {
      const kind = kindOfDisk(error)
      if (kind === undefined) throw error
      end(new DiskTrouble(kind, ['出力先', 'the output']))
    })
}

/** For what runs on: a log that takes in nothing, or that nobody reads any more, must not end the work. */
export function workOnWithoutOutput(): void {
  for (const stream of streams) stream.removeAllListeners('error').on('error', () => {})
}
