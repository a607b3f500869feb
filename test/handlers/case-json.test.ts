import { expect, it } from '@jest/globals'
import { caseJson } from '../../lambdas/handlers/case-json.ts'
import { aReturn } from '../builders/returned-mail.ts'
import { anEnteredOrder } from '../builders/running-order.ts'
import { someSettings } from '../builders/settings.ts'
import { anOffer, aTask, byKey } from '../builders/task.ts'

const suzuki = anOffer({ ref: 2, member: { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' } })
const { kintone } = someSettings()
const tasks = byKey(aTask({ offers: [anOffer(), suzuki] }))
const at = '2026-04-01T02:00:00.000Z'

it('says which mails came back, and whom of a task no mail reaches', () => {
  const one = caseJson(anEnteredOrder({ tasks, events: [aReturn('suzuki', 2)] }), kintone)
  expect(one.tasks).toMatchObject([{ node: '1-1', unreached: ['suzuki'] }])
  expect(one.tasks[0]).not.toHaveProperty('unreachable')
  expect(one.mails.returned).toEqual([
    { at, mail: 'task-offered:1-1#1:2', what: 'bounce', code: '550 5.1.1', node: '1-1', round: 1, member: 'suzuki' },
  ])
  const both = caseJson(anEnteredOrder({ tasks, events: [aReturn('sato', 1), aReturn('suzuki', 2)] }), kintone)
  expect(both.tasks).toMatchObject([{ unreached: ['sato', 'suzuki'], unreachable: true }])
})

it('says which mails are tried again, without whose they are', () => {
  const failing = {
    id: 'order-failed:x:1',
    kind: 'order-failed' as const,
    to: 'ops@example.com',
    failures: 3,
    dueAt: at,
  }
  const { mails } = caseJson(
    anEnteredOrder({
      unsent: [
        { ...failing, failingSince: at },
        { ...failing, failures: 0 },
      ],
    }),
    kintone,
  )
  expect(mails.unsent).toEqual([
    { id: 'order-failed:x:1', kind: 'order-failed', task: undefined, failures: 3, failingSince: at, nextTry: at },
  ])
})

it('tells which fields kintone refuses, with its words, of a stopped order and of a cancel that waits', () => {
  const at = '2026-04-01T00:00:00.000Z'
  const fields = [{ code: 'k_請求先住所', says: ['必須です。'] }]
  const refused = { at, error: 'KintoneRecordRefused' as const, fields, revision: '4', form: '1' }
  const stopped = anEnteredOrder({ status: 'failed', failure: { at, error: refused.error, refused } })
  expect(caseJson(stopped, kintone)).toMatchObject({
    failure: { error: 'KintoneRecordRefused', refused },
    whatToDo: [[expect.stringContaining('自動で再開します'), expect.stringContaining('goes on by itself')]],
  })
  const cancel = { at, by: 'ops', reason: '', dueAt: at, step: 'kintone' as const, refused }
  expect(caseJson(anEnteredOrder({ status: 'cancelling', cancel }), kintone)).toMatchObject({
    cancel: { refused },
    whatToDo: [[expect.stringContaining('1_未対応'), expect.stringContaining('1_未対応')]],
  })
})
