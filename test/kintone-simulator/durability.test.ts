import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { call, createSimulator, customer } from './simulator.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kintone-simulator-'))
})
afterEach(() => rm(folder, { recursive: true }))

const program = `
  import { createKintoneSimulator } from './kintone-simulator/create-kintone-simulator.ts'
  const simulator = createKintoneSimulator({ database: process.argv[1], apiToken: 't', clock: { now: () => new Date() }, ids: { uuid: () => crypto.randomUUID() } })
  for (;;) {
    const response = await simulator.app.request('/k/v1/record.json', {
      method: 'POST', headers: { 'x-cybozu-api-token': 't' }, body: JSON.stringify({ app: 1, record: {} }) })
    console.log((await response.json()).id)
  }`

describe('the simulator’s file', () => {
  it('keeps records, revisions and the log of changes across a reopening', async () => {
    const database = join(folder, 'kintone.sqlite')
    const before = createSimulator({ database })
    before.records.add(customer)
    before.records.update('1', { k_ステータス: '2_対応要' })
    const kept = [before.records.all(), before.changes()]
    await before.close()
    const after = createSimulator({ database })
    expect([after.records.all(), after.changes()]).toEqual(kept)
    await after.close()
  })

  it('has every write that was answered before the process was killed', async () => {
    const database = join(folder, 'kintone.sqlite')
    const args = ['--no-warnings', '--input-type=module-typescript', '-e', program, database]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk
      if (printed.split('\n').length > 20) child.kill('SIGKILL')
    })
    await once(child, 'close')
    const answered = Number(printed.trim().split('\n').at(-1))
    const simulator = createSimulator({ database })
    expect(answered).toBeGreaterThanOrEqual(20)
    expect(simulator.records.all().length).toBeGreaterThanOrEqual(answered)
    expect(simulator.changes()).toHaveLength(simulator.records.all().length)
    await simulator.close()
  })
})

describe('the log of changes', () => {
  it('shows once each write that took effect, who made it and what it set', async () => {
    const simulator = createSimulator()
    simulator.records.add({ k_id: 'A' })
    await call(simulator, 'PUT', '/k/v1/record.json', { app: 1, id: 1, revision: 1, record: { k_Qid: { value: 'p' } } })
    await call(simulator, 'PUT', '/k/v1/record.json', { app: 1, id: 1, revision: 1, record: { k_Qid: { value: 'q' } } })
    const response = await simulator.app.request('/simulator/changes.json')
    const at = '2026-04-01T00:00:30.000Z'
    expect(await response.json()).toEqual({
      changes: [
        { kind: 'add', recordId: '1', revision: '1', who: 'page', values: expect.objectContaining({ k_id: 'A' }), at },
        { kind: 'update', recordId: '1', revision: '2', who: 'token', values: { k_Qid: 'p' }, at },
      ],
    })
  })
})
