import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { type Office, openOffice } from '../../e2e/office.ts'
import { until } from '../../e2e/until.ts'
import { run, runJson } from './run.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office[Symbol.asyncDispose]())

it('retry --all runs every order again that failed alike, once the cause is mended', async () => {
  await office.kintone.trouble('readOnlyToken')
  const pids: string[] = []
  for (let count = 0; count < 3; count++) {
    const recordId = await office.kintone.add()
    await office.kintone.setStatus(recordId, '2_対応要')
    pids.push(`k1-${recordId}-1`)
  }
  const haveStatus = (status: string) =>
    until(
      () => pids.map((pid) => office.order(pid)?.status),
      (all) => all.every((one) => one === status),
    )
  await haveStatus('failed')
  const at = ['--data', office.data]
  expect((await runJson(['cases', '--status', 'failed', ...at])).json.open[0].failure.error).toBe('KintoneAccessError')
  expect((await runJson(['retry', '--all', '--error', 'KintoneSetupError', ...at])).json.retried).toBe(0)

  await office.kintone.trouble()
  expect(await runJson(['retry', pids[0] ?? '', ...at])).toMatchObject({ code: 0, json: { result: 'retried' } })
  expect(await runJson(['retry', '--all', '--error', 'KintoneAccessError', ...at])).toMatchObject({
    code: 0,
    json: { error: 'KintoneAccessError', retried: 2, refused: 0 },
  })
  await haveStatus('running')
})

it('retry of what kintone has refused says at which field it stops again, unless that is mended', async () => {
  const { pid } = await office.openedOrder()
  await office.answer(pid, '1-1')
  await office.kintone.require('k_構築希望日時')
  await office.answer(pid, '1-2')
  await office.see(pid, ({ status }) => status === 'failed')
  const { code, stdout, stderr } = await run(['retry', pid, '--data', office.data])
  expect([code, stdout.includes(pid)]).toEqual([0, true])
  expect(stderr).toContain('k_構築希望日時: 必須です。')
})
