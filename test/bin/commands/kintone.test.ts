import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openDataFolder } from '../../../embedded/data-folder/data-folder.ts'
import { contractLedger } from '../../../kintone-simulator/contract-ledger.ts'
import { settingsInput } from '../../builders/settings.ts'
import { ledgerWith, serveApp } from '../kintone-app/simulated-app.ts'
import { run, runJson } from './run.ts'
import { runAlone } from './run-alone.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'nouhin-kintone-'))
  const mail = { smtp: { host: '127.0.0.1', port: 1 }, ops: ['ops@example.jp'] }
  const settings = settingsInput({ kintone: { domain: 'example.cybozu.com' }, mail })
  writeFileSync(join(cwd, 'office.json'), JSON.stringify(settings))
  openDataFolder(join(cwd, '.nouhin')).close()
})
afterEach(() => rmSync(cwd, { recursive: true }))

const office = ['--settings', 'office.json']
const where = (baseUrl: string, setupToken?: string) => ({
  cwd,
  env: { KINTONE_BASE_URL: baseUrl, ...(setupToken && { NOUHIN_KINTONE_SETUP_TOKEN: setupToken }) },
})
const keepToken = (kintoneApiToken: string) =>
  writeFileSync(join(cwd, '.nouhin', 'secrets.json'), JSON.stringify({ ...secrets(), kintoneApiToken }))
const secrets = () => ({
  linkKeys: { current: 'k1', keys: { k1: 'k'.repeat(43) } },
  webhookSecrets: ['a-webhook-secret-of-ours'],
  opsPassword: 'a-long-password',
})

describe('nouhin setup', () => {
  it('shows the plan on the way, adds what is missing, and says what it did', async () => {
    const { baseUrl, simulator } = await serveApp({ app: ledgerWith('k_Qid') })
    const { code, json, stderr } = await runJson(['setup', '--yes', ...office], where(baseUrl, 'manager'))
    expect({ code, json }).toEqual({ code: 0, json: { result: 'done', added: ['k_Qid'], updated: [], left: [] } })
    expect(stderr).toMatch(/追加 \/ add +k_Qid/)
    expect(stderr).toContain('運用環境に反映しています')
    expect(simulator.settings().live.fields.map(({ code }) => code)).toContain('k_Qid')
  })

  it('changes nothing where nobody can confirm the plan', async () => {
    const { baseUrl, simulator } = await serveApp({ app: ledgerWith('k_Qid') })
    const { code, stderr } = await run(['setup', ...office], where(baseUrl, 'manager'))
    expect([code, stderr.includes('k_Qid'), stderr.includes('--yes')]).toEqual([2, true, true])
    expect(simulator.settings().previewRevision).toBe(1)
  })

  it('leaves a wrong type to people, with 1', async () => {
    const { baseUrl } = await serveApp({ app: ledgerWith('k_id', { type: 'DATETIME' }) })
    const { code, json } = await runJson(['setup', '--yes', ...office], where(baseUrl, 'manager'))
    expect([code, json.result, json.left[0].kind]).toEqual([1, 'nothing-to-do', 'wrong-type'])
  })

  it('refuses an app with undeployed changes, in one line', async () => {
    const served = await serveApp({ app: ledgerWith('k_Qid') })
    await served.leaveUndeployed('途中')
    const { code, stdout, stderr } = await runAlone(['setup', '--yes', ...office], where(served.baseUrl, 'manager'))
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1])
    expect(stderr).toContain('アプリを更新')
  })
})

describe('nouhin doctor', () => {
  it('tells each line with its repair, with 1; after setup kintone is in order', async () => {
    keepToken('product')
    const { baseUrl } = await serveApp({ app: { ...contractLedger, fields: [] } })
    const before = await run(['doctor', ...office], where(baseUrl))
    expect(before.code).toBe(1)
    expect(before.stdout).toMatch(/^NG {2}フィールド k_Qid がありません.*\n +→ nouhin setup/m)
    await runAlone(['setup', '--yes', ...office], where(baseUrl, 'manager'))
    const { json } = await runJson(['doctor', ...office], where(baseUrl))
    const wrong = json.checks.filter(({ state }: { state: string }) => state === 'ng')
    expect(wrong.map(({ id }: { id: string }) => id)).toEqual(['mail'])
  })

  it('names the secret that is missing, and asks kintone only once it is there', async () => {
    const { code, json } = await runJson(['doctor', ...office], where('http://localhost:1'))
    const states = json.checks.map(({ id, state }: { id: string; state: string }) => `${state} ${id}`)
    expect([code, states]).toEqual([1, expect.arrayContaining(['ng secrets.kintoneApiToken', 'note kintone.app'])])
  })

  it('names each key of the settings that breaks its rule', async () => {
    writeFileSync(join(cwd, 'office.json'), JSON.stringify(settingsInput({ links: { days: 0 } })))
    const { code, stdout } = await run(['doctor', ...office], { cwd })
    expect([code, stdout]).toEqual([1, expect.stringContaining('links.days')])
  })
})
