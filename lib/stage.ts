import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Problem, problem, wholeFile } from '../settings/problems.ts'
import { parseSettings, type Settings, SettingsInvalid } from '../settings/settings.ts'
import { senderAddress } from './sender-address.ts'

/** One installation: its name, and what `settings/{name}.json` says. */
export interface Stage {
  name: string
  settings: Settings
  /** The file's own content, without the defaults, so that later versions of the product may change those. */
  content: object
  /** All but the demo keep their data when the stack goes. */
  keepsData: boolean
  /** What a real deployment needs and these settings lack; only the demo may have any. */
  lacks: Problem[]
}

const settingsFolder = fileURLToPath(new URL('../settings/', import.meta.url))
const demo = 'demo'

/** @throws SettingsInvalid naming every key and its rule */
export function readStage(name: string, folder = settingsFolder): Stage {
  const file = `${folder}${name}.json`
  const content = readJson(name, folder)
  try {
    const settings = parseSettings(content)
    const lacks = lackingOnAws(settings)
    if (name !== demo && lacks.length > 0) throw new SettingsInvalid(lacks)
    return { name, settings, content, keepsData: name !== demo, lacks }
  } catch (error) {
    throw error instanceof SettingsInvalid ? new SettingsInvalid(error.problems, { file }) : error
  }
}

function readJson(name: string, folder: string): object {
  const file = `${folder}${name}.json`
  const stages = readdirSync(folder)
    .filter((entry) => entry.endsWith('.json') && entry !== 'settings.schema.json')
    .map((entry) => entry.slice(0, -'.json'.length))
  if (!stages.includes(name))
    throw new SettingsInvalid(
      [
        problem(
          wholeFile,
          `このステージのファイルがありません。あるのは ${stages.join(', ')}`,
          `there must be one for the stage; stages are ${stages.join(', ')}`,
        ),
      ],
      { file },
    )
  try {
    const { $schema, ...content } = JSON.parse(readFileSync(file, 'utf8'))
    return content
  } catch (error) {
    throw new SettingsInvalid([problem(wholeFile, '正しい JSON にしてください', 'valid JSON')], { file, cause: error })
  }
}

function lackingOnAws({ kintone, mail }: Settings): Problem[] {
  const isSender = /@[^@]+\.[^@.]+$/.test(senderAddress(mail.from))
  const rules: [broken: boolean, problem: Problem][] = [
    [
      !kintone.domain,
      problem(
        'kintone.domain',
        'AWS では本物の kintone のホスト名が要ります',
        'on AWS, the host name of a real kintone',
      ),
    ],
    [
      !isSender,
      problem('mail.from', 'AWS では SES が確かめられるアドレスが要ります', 'on AWS, an address that SES can verify'),
    ],
    [
      mail.ops.length === 0,
      problem(
        'mail.ops',
        'AWS では失敗と警報を知らせるアドレスが 1 つは要ります',
        'on AWS, at least one address to tell of failures and alarms',
      ),
    ],
    [
      mail.smtp !== undefined,
      problem('mail.smtp', 'AWS では SES が送るので書きません', 'left out on AWS, where SES sends'),
    ],
  ]
  return rules.filter(([broken]) => broken).map(([, found]) => found)
}
