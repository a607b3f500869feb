import { describe, expect, it } from '@jest/globals'
import { checkKintone } from '../../../bin/doctor/check-kintone.ts'
import { freePort } from '../../../bin/free-port.ts'
import { openKintoneApp } from '../../../bin/kintone-app/kintone-app.ts'
import { contractLedger } from '../../../kintone-simulator/contract-ledger.ts'
import { someSettings } from '../../builders/settings.ts'
import { ledgerWith, serveApp } from './simulated-app.ts'

type Options = Parameters<typeof serveApp>[0]
type Served = Awaited<ReturnType<typeof serveApp>>

async function examine(served: Served, { token = 'manager', appId = '1' } = {}) {
  const settings = { ...someSettings().kintone, appId }
  return checkKintone(served.open(token, appId), { settings, baseUrl: served.baseUrl, apiToken: token })
}
/** The lines that are not in order, as `state id`, and what they say. */
async function problems(options: Options, asked: { token?: string; appId?: string } = {}) {
  const checks = await examine(await serveApp(options), asked)
  return checks
    .filter(({ state }) => state !== 'ok')
    .map(({ id, state, what, repair }) => ({ line: `${state} ${id}`, ja: what[0], repair: repair?.[0] ?? '' }))
}

it('an app that has all is in order, line by line, and the look writes nothing', async () => {
  const served = await serveApp()
  const checks = await examine(served)
  expect(new Set(checks.map(({ id, state }) => `${state} ${id}`))).toEqual(
    new Set([
      'ok kintone.app',
      'ok kintone.token.view',
      'ok kintone.token.edit',
      ...contractLedger.fields.map(({ code }) => `ok kintone.field.${code}`),
      'ok kintone.undeployed',
    ]),
  )
  expect(checks).toHaveLength(contractLedger.fields.length + 4)
  expect(checks[0]?.what[0]).toContain('契約台帳')
  expect(served.simulator.changes()).toEqual([])
  expect(served.simulator.settings().previewRevision).toBe(1)
})

describe('a planted defect is found, named, and its repair told:', () => {
  it('a missing field', async () => {
    expect(await problems({ app: ledgerWith('k_Qid') })).toEqual([
      {
        line: 'ng kintone.field.k_Qid',
        ja: 'フィールド k_Qid がありません(文字列(1行))',
        repair: expect.stringContaining('nouhin setup'),
      },
    ])
  })

  it('a wrong type', async () => {
    expect(await problems({ app: ledgerWith('k_構築希望日時', { type: 'SINGLE_LINE_TEXT' }) })).toEqual([
      {
        line: 'ng kintone.field.k_構築希望日時',
        ja: 'フィールド k_構築希望日時 の種類が「文字列(1行)」です(必要: 日時)',
        repair: expect.stringContaining('kintone.fields'),
      },
    ])
  })

  it('a missing choice', async () => {
    const options = ['1_未対応', '2_対応要', '4_対応済']
    expect(await problems({ app: ledgerWith('k_ステータス', { options }) })).toEqual([
      {
        line: 'ng kintone.field.k_ステータス',
        ja: 'フィールド k_ステータス に選択肢「3_対応中」がありません',
        repair: expect.stringContaining('nouhin setup'),
      },
    ])
  })

  it('a choice that stops orders', async () => {
    const options = ['希望する', '希望しない', '相談したい']
    expect(await problems({ app: ledgerWith('k_マニュアル送付希望', { options }) })).toEqual([
      {
        line: 'note kintone.field.k_マニュアル送付希望',
        ja: expect.stringContaining('相談したい'),
        repair: expect.stringContaining('kintone.sendManual'),
      },
    ])
  })

  it('a wrong token', async () => {
    expect(await problems({}, { token: 'unknown' })).toEqual([
      { line: 'ng kintone.app', ja: 'API トークンかアプリが違います', repair: expect.stringContaining('アプリを更新') },
    ])
  })

  it('the token of another app', async () => {
    expect(await problems({}, { appId: '2' })).toEqual([
      {
        line: 'ng kintone.app',
        ja: 'API トークンかアプリが違います',
        repair: expect.stringContaining('kintone.appId'),
      },
    ])
  })

  it('an app that is not there', async () => {
    expect(await problems({}, { appId: '3' })).toEqual([
      { line: 'ng kintone.app', ja: 'アプリがありません', repair: expect.stringContaining('kintone.appId') },
    ])
  })

  it('a token that may not edit', async () => {
    expect(await problems({}, { token: 'reader' })).toEqual([
      {
        line: 'ng kintone.token.edit',
        ja: expect.stringContaining('レコード編集'),
        repair: expect.stringContaining('アプリを更新'),
      },
      { line: 'note kintone.undeployed', ja: expect.stringContaining('アプリ管理'), repair: '' },
    ])
  })

  it('undeployed changes', async () => {
    const served = await serveApp()
    await served.leaveUndeployed('途中')
    const found = (await examine(served)).filter(({ state }) => state !== 'ok')
    expect(found).toEqual([
      expect.objectContaining({
        id: 'kintone.undeployed',
        what: ['アプリに反映していない変更があります(途中)', expect.anything()],
      }),
    ])
  })

  it('several at once, each in a line of its own', async () => {
    const found = await problems({ app: { ...contractLedger, fields: [] } }, { token: 'reader' })
    expect(found.filter(({ line }) => line.startsWith('ng'))).toHaveLength(contractLedger.fields.length + 1)
  })
})

it.each([
  ['maintenance', 'メンテナンス'],
  ['throttled', '混み合っています'],
] as const)('kintone that does not answer well is told so: %s', async (fault, said) => {
  const served = await serveApp()
  served.simulator.faults[fault] = true
  const [line] = await examine(served)
  expect(line?.repair?.[0]).toContain(said)
})

it('a host that nobody listens at is told so', async () => {
  const baseUrl = `http://localhost:${await freePort()}`
  const app = openKintoneApp({ baseUrl, apiToken: 'any', appId: '1' })
  const [line] = await checkKintone(app, { settings: someSettings().kintone, baseUrl, apiToken: 'any' })
  expect(line).toMatchObject({
    id: 'kintone.app',
    state: 'ng',
    repair: [expect.stringContaining('kintone.domain'), expect.anything()],
  })
})
