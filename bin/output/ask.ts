import { createInterface } from 'node:readline'
import type { Text } from '../../lambdas/views/bilingual.ts'
import { trimmed } from '../../statemachine/typed-text.ts'
import { CommandFailed } from '../command-failed.ts'

export interface Asker {
  /** The next line that is typed, without blanks around it. @throws CommandFailed when there is no more */
  ask(question: Text): Promise<string>
  close(): void
}

/** Asks on stderr, so that stdout holds the answer of the command alone; takes typed lines and piped ones alike. */
export function createAsker(
  input: NodeJS.ReadableStream = process.stdin,
  write: (text: string) => void = (text) => void process.stderr.write(text),
): Asker {
  const reader = createInterface({ input })
  const lines = reader[Symbol.asyncIterator]()
  return {
    async ask([ja, en]) {
      write(`${ja} / ${en}: `)
      const { value, done } = await lines.next()
      if (done)
        throw new CommandFailed([
          '答えが途中で終わりました。何も書いていません。もう一度実行してください',
          'the answers ended too early and nothing was written; run it again',
        ])
      return trimmed(String(value))
    },
    close: () => reader.close(),
  }
}
