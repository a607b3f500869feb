import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readSettings } from '../../embedded/read-settings.ts'
import { mailAddress, readSender } from '../../lambdas/adapters/aws/mail-address.ts'
import { deadlineOf } from '../../lambdas/core/deadline.ts'
import { linkPath } from '../../lambdas/core/paths.ts'
import { type Problem, problemText } from '../../settings/problems.ts'
import { type Settings, type SettingsInput, SettingsInvalid } from '../../settings/settings.ts'
import { settingsInput, someSettings } from '../builders/settings.ts'
import { check } from './check.ts'
import { hostileText } from './hostile-text.ts'
import { anyJson, mutated } from './json.ts'
import { headerTrick } from './sane-answer.ts'

const lead = 'lead@example.jp'
const lanes = Object.fromEntries(
  Object.entries(settingsInput().lanes).map(([name, lane]) => [name, { ...lane, lead }]),
) as SettingsInput['lanes']

/** Every key that there is. */
const whole: SettingsInput = {
  ...settingsInput({ lanes }),
  $schema: './settings.schema.json',
  publicUrl: 'https://nouhin.example.jp',
  kintone: {
    domain: 'example.cybozu.com',
    appId: '12',
    guestSpaceId: '7',
    basicAuthUser: 'nouhin',
    clientCertificate: true,
    fields: someSettings().kintone.fields,
    status: { triggers: ['2_対応要'], inProgress: '3_対応中', done: '4_対応済', cancelled: '1_未対応' },
    sendManual: ['はい'],
    noManual: ['いいえ'],
  },
  mail: {
    from: '納品 <nouhin@example.jp>',
    ops: ['ops@example.jp'],
    finished: ['boss@example.jp'],
    smtp: {
      host: 'smtp.example.jp',
      port: 587,
      secure: false,
      user: 'nouhin',
      oauth2: { tokenUrl: 'https://login.example.jp/token', clientId: 'app', scope: 'smtp' },
    },
  },
  deadline: {
    businessDays: 3,
    time: '17:00',
    desiredWithinDays: 400,
    remindDaysBefore: 1,
    escalateDaysAfter: 1,
    returnedFirstHours: 4,
    closures: ['2026-08-13', '2026-08-14'],
  },
  watch: { taskDays: 14, orderDays: 60 },
  retention: { blankSecretsAfterDays: 30 },
  links: { days: 90 },
}

const spliced = fc.tuple(fc.nat(), fc.nat({ max: 20 }), hostileText).map(([at, gone, text]) => {
  const file = JSON.stringify(whole)
  return file.slice(0, at % file.length) + text + file.slice((at % file.length) + gone)
})
const files = fc.oneof(
  { weight: 6, arbitrary: mutated(whole).map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: spliced },
  { weight: 1, arbitrary: anyJson.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: hostileText },
)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nouhin-settings-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function settingsIn(text: string): Settings | SettingsInvalid {
  const file = join(folder, 'office.json')
  writeFileSync(file, text)
  try {
    return readSettings(file)
  } catch (error) {
    if (!(error instanceof SettingsInvalid)) throw error
    if (!error.message.startsWith(`${file}: `)) throw new Error(`the file is not named: ${error.message}`)
    return error
  }
}

/** What is said where a rule has no words of its own. */
const isVague = ({ rule: [, english] }: Problem) => english === 'not written as its rule says'

/** `key: Japanese / English`, the key being one of the file's or the file itself. */
const problem = /^.+: .*[\p{Script=Hiragana}\p{Script=Han}].* \/ \S+/su

interface Schema {
  properties?: Record<string, Schema>
}
const keysOf = ({ properties = {} }: Schema, path = ''): string[] =>
  Object.entries(properties).flatMap(([key, inside]) => [`${path}${key}`, ...keysOf(inside, `${path}${key}.`)])

it('the file that is changed here has every key that there is', () => {
  const schema = JSON.parse(readFileSync('settings/settings.schema.json', 'utf8')) as Schema
  const lacking = keysOf(schema).filter((path) => {
    let at: unknown = whole
    for (const key of path.split('.')) at = (at as Record<string, unknown> | undefined)?.[key]
    return at === undefined
  })
  expect(keysOf(schema).length).toBeGreaterThan(40)
  expect(lacking).toEqual([])
})

it('the file that is changed here is right', () => {
  expect(settingsIn(JSON.stringify(whole))).toMatchObject({ publicUrl: 'https://nouhin.example.jp' })
})

it('a settings file is refused with every key and its rule, or can be used', async () => {
  await check(files, async (text) => {
    const settings = settingsIn(text)
    if (!(settings instanceof SettingsInvalid)) return use(settings)
    if (
      settings.problems.length === 0 ||
      !settings.problems.every((found) => problem.test(problemText(found)) && !isVague(found))
    )
      throw new Error(`no key or no rule: ${JSON.stringify(settings.problems)}`)
  })
})

/** What the product does with settings: links, deadlines and mails' headers. */
function use({ publicUrl, deadline, mail, lanes }: Settings) {
  if (publicUrl !== undefined) new URL(linkPath('link'), publicUrl)
  const { at: due } = deadlineOf(undefined, new Date('2026-04-01T00:00:00Z'), deadline)
  if (Number.isNaN(Date.parse(`${due}`))) throw new Error(`no deadline: ${due}`)
  const people = Object.values(lanes).flatMap(({ members }) =>
    members.map(({ name, email: address }) => ({ name, address })),
  )
  for (const header of [readSender(mail.from), ...people].map(mailAddress))
    if (headerTrick.test(header)) throw new Error(`a mail's header: ${JSON.stringify(header)}`)
}
