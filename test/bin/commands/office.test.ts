import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import readXlsxFile from 'read-excel-file/node'
import { openOffice } from '../../e2e/office.ts'
import { until } from '../../e2e/until.ts'
import { run, runJson } from './run.ts'
import { runAlone } from './run-alone.ts'

let office: Awaited<ReturnType<typeof openOffice>>
let folder: string
/** Each has its licence task open. */
const pids: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nouhin-commands-'))
  office = await openOffice()
  for (let count = 0; count < 4; count++) {
    const recordId = await office.kintone.add()
    await office.kintone.setStatus(recordId, '2_対応要')
    pids.push(`k1-${recordId}-1`)
  }
  const isOpen = (pid: string) => office.order(pid)?.tasks['1-1#1']?.status === 'open'
  await until(
    () => pids.every(isOpen),
    (all) => all,
  )
})
afterAll(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const here = () => ['--data', office.data]
const events = (pid: string) => office.order(pid)?.events.map(({ type }) => type) ?? []

describe('while the office runs', () => {
  it('cases lists its orders, for programs and in a table for people', async () => {
    const { code, json } = await runJson(['cases', ...here()])
    expect([code, json.open.map(({ pid }: { pid: string }) => pid).sort()]).toEqual([0, [...pids].sort()])
    const { stdout } = await runAlone(['cases', ...here()])
    expect(stdout).toMatch(/案件 \/ order .*状態 \/ status/)
    expect(stdout).toMatch(new RegExp(`^${pids[0]} .*対応中 / In progress .*髙﨑 一郎 .*1-1#1`, 'm'))
  })

  it('cases narrows as the console does', async () => {
    const { json } = await runJson(['cases', pids[0] ?? '', '--status', 'running', ...here()])
    expect(json.open.map(({ pid }: { pid: string }) => pid)).toEqual([pids[0]])
    expect((await runJson(['cases', '--status', 'failed', ...here()])).json.open).toEqual([])
  })

  it('cases writes a workbook that its owner alone may read, and never over a file', async () => {
    const file = join(folder, '案件.xlsx')
    const written = await run(['cases', '--xlsx', file, '--status', 'running', ...here()])
    expect([written.code, written.stdout]).toEqual([0, `${file} に書きました / written to ${file}\n`])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const rows = JSON.stringify(await readXlsxFile(file))
    for (const pid of pids) expect(rows).toContain(pid)
    const again = await run(['cases', '--xlsx', file, ...here()])
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('もうあります')])
    const nowhere = await run(['cases', '--xlsx', join(folder, 'none', 'a.xlsx'), ...here()])
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringMatching(/^nouhin: [^\n]*\n$/)])
  })

  it('show tells of one order without its links and secrets', async () => {
    const { code, stdout } = await runAlone(['show', pids[0] ?? '', ...here()])
    expect(code).toBe(0)
    expect(stdout).toContain('1-1.ライセンスキー手配')
    expect(stdout).toContain('佐藤 葵 (sato), 鈴木 蓮 (suzuki)')
    expect(stdout).toContain('案件を開始しました。 / The order was started.')
    expect(stdout).not.toContain('/t/')
  })

  it('resend mails the open task again, once a minute', async () => {
    const before = (await office.mails()).length
    expect(await runJson(['resend', pids[0] ?? '', ...here()])).toMatchObject({
      code: 0,
      json: { result: 'resent', done: true },
    })
    expect((await office.mails()).length).toBe(before + 2)
    const again = await runJson(['resend', pids[0] ?? '', '--task', '1-1#1', ...here()])
    expect(again).toMatchObject({ code: 1, json: { result: 'too-soon', done: false } })
  })

  it('reassign gives the task to another member', async () => {
    const { code, stdout } = await runAlone(['reassign', pids[1] ?? '', '--from', 'sato', '--to', 'suzuki', ...here()])
    expect([code, stdout]).toEqual([0, expect.stringContaining('担当者を変更し')])
    expect(events(pids[1] ?? '')).toContain('task-reassigned')
    const unknown = await runJson(['reassign', pids[1] ?? '', '--from', 'suzuki', '--to', 'nobody', ...here()])
    expect(unknown).toMatchObject({ code: 1, json: { result: 'no-such-member' } })
  })

  it('cancel ends the order and gives the record back', async () => {
    const { code } = await runAlone(['cancel', pids[2] ?? '', '--reason', '申込の取り消し', ...here()])
    expect([code, office.order(pids[2] ?? '')?.status]).toEqual([0, 'cancelled'])
    expect((await office.kintone.statuses((pids[2] ?? '').split('-')[1] ?? '')).at(-1)).toBe('1_未対応')
    const { stdout } = await run(['show', pids[2] ?? '', ...here()])
    expect(stdout).toMatch(/^処理ステータス \/ Status: 1_未対応$/m)
    expect(stdout).toMatch(/^中止 \/ cancelled: 申込の取り消し \(ops, /m)
    expect(stdout).toContain('kintone のステータスは「1_未対応」に戻しました。')
    expect(stdout).not.toContain('3_対応中')
  })

  it('retry refuses an order that is not stopped', async () => {
    expect(await runJson(['retry', pids[3] ?? '', ...here()])).toMatchObject({
      code: 1,
      json: { result: 'not-failed' },
    })
  })

  it('an order that is not there is told in one line, with 2', async () => {
    const { code, stdout, stderr } = await run(['show', 'k1-99-1', ...here()])
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1])
  })

  it('a task that the order does not have is told with those that are open', async () => {
    for (const act of [['resend'], ['reassign', '--from', 'sato', '--to', 'suzuki']]) {
      const { code, stderr } = await run([...act, pids[3] ?? '', '--task', '9-9#1', ...here()])
      expect([code, stderr]).toEqual([2, expect.stringContaining('has no task 9-9#1; open: 1-1#1')])
    }
  })

  it('backup copies all of it, for its owner alone, and never over another file', async () => {
    const file = join(folder, 'copy.sqlite')
    expect(await runJson(['backup', file, ...here()])).toMatchObject({ code: 0, json: { orders: 4 } })
    const copy = new DatabaseSync(file)
    expect(
      copy
        .prepare('SELECT pid FROM orders ORDER BY pid')
        .all()
        .map(({ pid }) => pid),
    ).toEqual([...pids].sort())
    copy.close()
    expect((await run(['backup', file, ...here()])).code).toBe(2)
    expect((await run(['backup', join(folder, 'none', 'copy'), ...here()])).code).toBe(2)
    expect(existsSync(`${file}.part`)).toBe(false)
  })

  it('a backup in a new folder, with secrets.json beside it, is the same office again', async () => {
    const restored = join(folder, 'restored')
    await cp(join(office.data, 'secrets.json'), join(restored, 'secrets.json'), { recursive: true })
    await runAlone(['backup', join(restored, 'nouhin.sqlite'), ...here()])
    const { json } = await runJson(['cases', '--data', restored])
    expect(json.open).toHaveLength(3)
  })

  it('keys rotate adds a key and drops none, as the process goes on signing with the ring that it has', async () => {
    const ring = async () => JSON.parse(await readFile(join(office.data, 'secrets.json'), 'utf8')).linkKeys
    const { current: first } = await ring()
    for (let count = 0; count < 2; count++)
      expect((await runJson(['keys', 'rotate', ...here()])).json).toMatchObject({ dropped: [] })
    const last = (await runJson(['keys', 'rotate', ...here()])).json
    expect([last.dropped, last.kept.length, last.kept.includes(first)]).toEqual([[], 3, true])
    expect((await ring()).current).toBe(last.current)
  })

  it('a key that was added is used after the next start, and older links stay good', async () => {
    await office.restart()
    const [link = ''] = await office.links(pids[3] ?? '', '1-1', { to: 'sato' })
    expect((await office.get(link)).status).toBe(200)
  })

  it('doctor finds nothing wrong', async () => {
    const { code, stdout } = await runAlone(['doctor', ...here(), '--json'])
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ ok: true })])
  })
})

describe('while nothing runs', () => {
  it('orders can be looked at; acts say that it must be started, and leave all as it was', async () => {
    const resting = join(folder, 'resting')
    await cp(join(office.data, 'secrets.json'), join(resting, 'secrets.json'), { recursive: true })
    await run(['backup', join(resting, 'nouhin.sqlite'), ...here()])
    const at = ['--data', resting]
    const before = (await runJson(['show', pids[3] ?? '', ...at])).json
    for (const act of [
      ['resend', pids[3] ?? ''],
      ['reassign', pids[3] ?? '', '--from', 'sato', '--to', 'suzuki'],
      ['cancel', pids[3] ?? '', '--reason', 'x'],
      ['retry', pids[3] ?? ''],
      ['retry', '--all', '--error', 'KintoneAccessError'],
    ]) {
      const { code, stderr } = await run([...act, ...at])
      expect([act[0], code, stderr]).toEqual([act[0], 2, expect.stringContaining('npm start')])
    }
    expect((await runJson(['show', pids[3] ?? '', ...at])).json).toEqual(before)
    expect(existsSync(join(resting, 'address.json'))).toBe(false)
  })

  it('keys rotate drops the keys that no open order has a link of, but for the latest', async () => {
    const resting = join(folder, 'rotated')
    await cp(join(office.data, 'secrets.json'), join(resting, 'secrets.json'), { recursive: true })
    await run(['backup', join(resting, 'nouhin.sqlite'), ...here()])
    const before = JSON.parse(await readFile(join(resting, 'secrets.json'), 'utf8')).linkKeys
    const signing = office.orders().flatMap(({ tasks }) => Object.values(tasks).flatMap(({ offers }) => offers))
    const { kept, dropped } = (await runJson(['keys', 'rotate', '--data', resting])).json
    expect(kept.sort()).toEqual([...new Set([before.current, ...signing.map(({ kid }) => kid)])].sort())
    expect(dropped).toHaveLength(Object.keys(before.keys).length - kept.length)
    expect(dropped.length).toBeGreaterThan(0)
  })
})
