import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openAwsSite } from '../../bin/aws-site/aws-site.ts'
import { findTable } from '../../bin/aws-site/find-stage.ts'
import { stageNames } from '../../bin/aws-site/stage-names.ts'
import { createClerk } from '../../bin/demo/clerk.ts'
import { settingsText } from '../../lib/settings-text.ts'
import { parseSettings, type SettingsInput } from '../../settings/settings.ts'
import { createTable } from '../aws/dynamodb.ts'
import { type LambdaOffice, startLambdaOffice } from '../aws/lambda-office.ts'
import { settingsInput } from '../builders/settings.ts'
import { until } from '../e2e/until.ts'
import { synthesize } from '../lib/synthesize.ts'

const names = stageNames('test')
const settings: SettingsInput = settingsInput({
  kintone: { domain: 'example.cybozu.com' },
  mail: { from: '納品 <nouhin@example.jp>', ops: ['ops@example.com'] },
})
const record = { k_氏名: '山田 花子', k_マニュアル送付希望: '希望しない', k_ステータス: '2_対応要' }

let office: LambdaOffice
let folder: string
const before = { ...process.env }

beforeAll(async () => {
  folder = `${mkdtempSync(join(tmpdir(), 'nouhin-stages-'))}/`
  const { linkKeys, webhookSecrets, kintoneToken } = names
  const named = {
    table: `${names.tablePrefix}Table1A2B`,
    settings: names.settings,
    linkKeys,
    webhookSecrets,
    kintoneToken,
    mails: 'nouhin-test',
    machine: names.stateMachine,
  }
  office = await startLambdaOffice({ settings, schedules: false, named })
  Object.assign(process.env, office.aws.environmentOf('command'), { KINTONE_BASE_URL: office.url })
  for (let count = 0; count < 2; count++) await createClerk(`${office.url}/k/1/`).addRecord(record)
  await until(
    async () =>
      (await Promise.all(['k1-1-1', 'k1-2-1'].map((pid) => office.orders.get(pid)))).map(
        (one) => one?.tasks['1-1#1']?.status,
      ),
    (states) => states.every((status) => status === 'open'),
    60,
  )
})
afterAll(async () => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  rmSync(folder, { recursive: true })
  await office.stop()
})
beforeEach(() => {
  writeFileSync(join(folder, 'test.json'), JSON.stringify(settings))
  office.aws.parameters[names.settings] = JSON.stringify(settings)
  Object.assign(office.aws.sesAccount, { production: true, sends: true, identities: { 'nouhin@example.jp': true } })
})

const site = () => openAwsSite('test', folder)
const openings = (id: string) => async () => (await site().check()).find((check) => check.id === id)

it('the names of a stage are those that the stack gives', () => {
  const { template } = synthesize()
  const office = stageNames('office')
  const json = JSON.stringify(template.toJSON())
  for (const name of [
    office.settings,
    office.linkKeys,
    office.webhookSecrets,
    office.kintoneToken,
    office.stateMachine,
  ])
    expect(json).toContain(`"${name}"`)
  const [table] = Object.keys(template.findResources('AWS::DynamoDB::Table'))
  expect(`Nouhin-office-${table}`.startsWith(office.tablePrefix)).toBe(true)
})

it('of the tables that removed stacks have left, the newest is the one in use', async () => {
  const twice = stageNames('twice')
  const [left, used] = ['Table1A2B', 'Table3C4D'].map((ending) => twice.tablePrefix + ending) as [string, string]
  await createTable(office.aws.clientOf(), left)
  // DynamoDB tells when a table was made to the millisecond.
  await pause(5)
  await createTable(office.aws.clientOf(), used)
  expect(await findTable(twice)).toBe(used)
  expect(await findTable(stageNames('never'))).toBeUndefined()
})

describe('doctor', () => {
  it('finds all of a stage in order', async () => {
    const checks = await site().check()
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(checks.map(({ id }) => id)).toEqual([
      'settings',
      'settings.file',
      'deployed.table',
      'deployed.process',
      'secrets.link-keys',
      'secrets.webhook-secrets',
      'secrets.kintone-token',
      'ses.identity',
      'ses.sandbox',
      'kintone.inside',
    ])
  })

  it('asks kintone from a function of the stage', async () => {
    office.kintone.faults.maintenance = true
    expect(await openings('kintone.inside')()).toMatchObject({
      state: 'ng',
      what: [expect.stringContaining('KintoneUnavailable'), expect.any(String)],
      repair: [expect.stringContaining('メンテナンス'), expect.any(String)],
    })
    office.kintone.faults.maintenance = false
    expect(await openings('kintone.inside')()).toMatchObject({ state: 'ok' })
  })

  it.each<[string, string, () => void]>([
    ['ng', 'settings', () => delete office.aws.parameters[names.settings]],
    ['ng', 'settings', () => (office.aws.parameters[names.settings] = '{}')],
    [
      'note',
      'settings.file',
      () => writeFileSync(join(folder, 'test.json'), JSON.stringify({ ...settings, links: { days: 5 } })),
    ],
    ['ng', 'ses.identity', () => (office.aws.sesAccount.identities = {})],
    ['ng', 'ses.identity', () => (office.aws.sesAccount.identities = { 'nouhin@example.jp': false })],
    ['note', 'ses.sandbox', () => (office.aws.sesAccount.production = false)],
    ['ng', 'ses.sandbox', () => (office.aws.sesAccount.sends = false)],
  ])('tells what is not, with the repair: %s %s', async (state, id, plant) => {
    plant()
    expect(await openings(id)()).toMatchObject({ state, repair: [expect.any(String), expect.any(String)] })
  })

  it('takes the whole domain’s identity as well as the address’s', async () => {
    office.aws.sesAccount.identities = { 'example.jp': true }
    expect(await openings('ses.identity')()).toMatchObject({ state: 'ok' })
  })

  it.each([names.linkKeys, names.webhookSecrets, names.kintoneToken])(
    'tells of a secret without a value: %s',
    async (name) => {
      const kept = office.aws.secrets[name] ?? ''
      delete office.aws.secrets[name]
      const check = await openings(`secrets.${name.split('/').at(-1)}`)()
      office.aws.secrets[name] = kept
      expect(check).toMatchObject({
        state: 'ng',
        repair: [expect.stringContaining('docs/deploy.md'), expect.anything()],
      })
    },
  )

  it('tells that the stage is not there', async () => {
    const ids = (await openAwsSite('other').check()).filter(({ state }) => state === 'ng').map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['settings', 'deployed.table', 'deployed.process']))
  })
})

describe('the office', () => {
  it('lists and shows orders', async () => {
    const opened = await site().office()
    const { open } = await opened.cases({ q: 'k1-1-1' })
    expect(open.map(({ pid }) => pid)).toEqual(['k1-1-1'])
    expect(await opened.show('k1-1-1')).toMatchObject({ pid: 'k1-1-1', status: 'running' })
    await expect(opened.show('k1-9-1')).rejects.toMatchObject({ name: 'CommandFailed' })
  })

  it('leaves the mails of a resend to patrol, which has the address for links', async () => {
    const sent = office.aws.mails.length
    expect(await (await site().office()).act('k1-1-1', { act: 'resend', task: '1-1#1' })).toBe('resent-queued')
    expect(office.aws.mails).toHaveLength(sent)
    const unsent = (await office.orders.get('k1-1-1'))?.unsent ?? []
    expect(unsent.map(({ kind, failures }) => [kind, failures])).toEqual([
      ['task-offered', 0],
      ['task-offered', 0],
    ])
    for (const { dueAt } of unsent) expect(Date.parse(dueAt)).toBeLessThanOrEqual(Date.now())
  })

  it('says so of a task given to another, too: its mail is patrol’s, and has not failed', async () => {
    const opened = await site().office()
    const act = { act: 'reassign', task: '1-1#1', from: 'sato', to: 'suzuki' } as const
    expect(await opened.act('k1-1-1', act)).toBe('reassigned-queued')
    const unsent = (await office.orders.get('k1-1-1'))?.unsent ?? []
    expect(unsent).toContainEqual(expect.objectContaining({ kind: 'task-handed-over', failures: 0 }))
  })

  it('cancels: the execution stops, and kintone gets its label back', async () => {
    expect(await (await site().office()).act('k1-2-1', { act: 'cancel', reason: '取り消し' })).toBe('cancelled')
    const { status } = await office.machine.describeExecution({
      executionArn: `${office.machine.stateMachineArn.replace(':stateMachine:', ':execution:')}:k1-2-1`,
    })
    expect(status).toBe('ABORTED')
    expect(office.kintone.records.get('2').k_ステータス?.value).toBe('1_未対応')
  })

  it('refuses to retry what is not stopped', async () => {
    const opened = await site().office()
    expect(await opened.act('k1-1-1', { act: 'retry' })).toBe('not-failed')
    expect(await opened.retryAll('KintoneAccessError')).toEqual({ retried: 0, refused: 0, more: false })
  })
})

describe('settings push', () => {
  it('writes the file as a deploy does, in ASCII and without the defaults', async () => {
    writeFileSync(join(folder, 'test.json'), JSON.stringify({ ...settings, $schema: 'x', links: { days: 5 } }))
    await site().pushSettings()
    const value = office.aws.parameters[names.settings] ?? ''
    expect(value).toMatch(/^[ -~]+$/)
    expect(JSON.parse(value)).toEqual({ ...settings, links: { days: 5 } })
    expect(parseSettings(JSON.parse(value)).links.days).toBe(5)
  })

  it('goes beyond what a standard parameter holds, and back', async () => {
    const members = Array.from({ length: 40 }, (_, at) => ({
      id: `m${at}`,
      name: '髙橋 凛',
      email: `m${at}@example.com`,
    }))
    const many = { ...settings, lanes: { ...settings.lanes, 構築担当: { members }, 送付担当: { members } } }
    expect(settingsText(many).length).toBeGreaterThan(4_096)
    for (const content of [many, settings]) {
      writeFileSync(join(folder, 'test.json'), JSON.stringify(content))
      await site().pushSettings()
      expect(JSON.parse(office.aws.parameters[names.settings] ?? '')).toEqual(content)
    }
  })

  it('refuses a file that breaks a rule, and what is in force stays', async () => {
    writeFileSync(join(folder, 'test.json'), JSON.stringify({ ...settings, links: { days: 0 } }))
    await expect(site().pushSettings()).rejects.toThrow('links.days')
    expect(office.aws.parameters[names.settings]).toBe(JSON.stringify(settings))
  })

  it('says that a new sender needs a deploy', async () => {
    const mail = { from: 'new@example.jp', ops: ['ops@example.com'] }
    writeFileSync(join(folder, 'test.json'), JSON.stringify({ ...settings, mail }))
    expect((await site().pushSettings())[0]).toContain('npx cdk deploy')
  })
})

it('keys rotate adds a key, and keeps those of open orders', async () => {
  const { current, kept, dropped } = await site().rotateKeys()
  expect({ kept, dropped }).toEqual({ kept: ['k1'], dropped: [] })
  const ring = JSON.parse(office.aws.secrets[names.linkKeys] ?? '')
  expect([ring.current, Object.keys(ring.keys).sort()]).toEqual([current, ['k1', current].sort()])
  const next = await site().rotateKeys()
  const last = await site().rotateKeys()
  expect([next.kept, last.dropped]).toEqual([['k1', current], [current]])
})
