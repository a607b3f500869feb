import { readFileSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { inWords } from '../settings/problems.ts'
import { addActs } from './commands/acts.ts'
import { addCases } from './commands/cases.ts'
import { addCompletion } from './commands/completion.ts'
import { addDoctor } from './commands/doctor.ts'
import { addInit } from './commands/init.ts'
import { addRetry } from './commands/retry.ts'
import { addSetup } from './commands/setup.ts'
import { addShow } from './commands/show.ts'
import { addUpkeep } from './commands/upkeep.ts'
import { demoSettings } from './demo-settings.ts'
import { explain } from './explain.ts'
import type { StartOptions } from './start.ts'
import { usageError } from './usage-error.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

function port(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new InvalidArgumentError(inWords('1 から 65535 までの数です', '1 to 65535'))
  return number
}

/** Everything that can be asked of `nouhin`, to be parsed once; what ends a command early is thrown, for `endingOf`. */
export function createProgram(): Command {
  const program = new Command('nouhin')
    .description('納品 Nouhin: from order to delivery / 受注から納品まで')
    .version(version, '-V, --version', '版を表示 / show the version')
    // What is wrong is told at the end, in words of our own.
    .configureOutput({ outputError: () => {} })
    .exitOverride()

  program
    .command('start')
    .description('run the product on this machine / この 1 台で動かす')
    .option('--port <number>', '待ち受けるポート / port to listen on', port, 3000)
    .option('--host <address>', '待ち受けるアドレス / address to listen on', '127.0.0.1')
    .option('--data <dir>', 'データフォルダー。1 つで 1 台 / data folder, one instance each', '.nouhin')
    .option('--settings <file>', '設定ファイル / settings of the place', demoSettings)
    .action(async (options: StartOptions) => (await import('./start.ts')).start(options))

  program
    .command('demo')
    .description('play four orders on fresh data / 4 件の受注を最初から最後まで動かす')
    .action(async () => {
      const { runDemo } = await import('./demo/run-demo.ts')
      process.exitCode = (await runDemo()) ? 0 : 1
    })

  for (const add of [addInit, addDoctor, addSetup, addCases, addShow, addActs, addRetry, addUpkeep, addCompletion])
    add(program)
  return program
}

/** How a command ends that threw this, and what it says last. */
export const endingOf = (error: unknown): { code: number; lastWords: string } =>
  error instanceof CommanderError
    ? { code: error.exitCode === 0 ? 0 : 2, lastWords: usageError(error) }
    : { code: 2, lastWords: `${explain(error)}\n` }
