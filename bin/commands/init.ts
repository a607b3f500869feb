import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { writeFileDurably } from '../../embedded/data-folder/write-file-durably.ts'
import { CommandFailed } from '../command-failed.ts'
import { askForSettings } from '../init/ask-for-settings.ts'
import { createAsker } from '../output/ask.ts'
import { fileNotWritten } from '../output/file-not-written.ts'
import { answer, standardStreams } from '../output/print.ts'
import { stageName } from './site-options.ts'

interface Options {
  settings: string
  stage?: string
  json?: boolean
}

/** `nouhin init`: the file is written whole when every question is answered, and never over another. */
export const addInit = (program: Command) =>
  program
    .command('init')
    .description('たずねながら設定ファイルを作る / write a settings file by asking')
    .option('--settings <file>', '作るファイル / the file', 'office.json')
    .option('--stage <name>', 'AWS のステージ / a stage on AWS: writes settings/NAME.json', stageName)
    .option('--json', 'プログラム向けの JSON で答える / answer in JSON, for programs')
    .action(init)

async function init({ settings, stage, json }: Options) {
  const file = stage === undefined ? settings : `settings/${stage}.json`
  if (existsSync(file))
    throw new CommandFailed([
      `${file} はもうあります。直接直すか、--settings で別の名前にしてください`,
      `${file} is there already; edit it, or choose another name with --settings`,
    ])
  const asker = createAsker()
  try {
    const content = await askForSettings(asker, { isOnAws: stage !== undefined }, standardStreams.err)
    write(file, `${JSON.stringify(content, undefined, 2)}\n`)
  } finally {
    asker.close()
  }
  const next = stage === undefined ? `nouhin doctor --settings ${file}` : `npm run synth -- -c stage=${stage}`
  answer(standardStreams, json, { file }, `${file} を作りました。次: ${next} / written; next: ${next}`)
}

function write(file: string, content: string) {
  try {
    writeFileDurably(file, content)
  } catch (cause) {
    throw fileNotWritten(file, cause)
  }
}
