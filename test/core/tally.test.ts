import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../lambdas/core/order.ts'
import { standingOf, tally } from '../../lambdas/core/tally.ts'
import { aReturn } from '../builders/returned-mail.ts'
import { anEnteredOrder } from '../builders/running-order.ts'
import { someSettings } from '../builders/settings.ts'
import { anAnswer, anAnsweredTask, aTask, byKey } from '../builders/task.ts'

/** The builders' orders and tasks were opened at the beginning of 2026-04-01. */
const opened = Date.parse('2026-04-01T00:00:00Z')
const hour = 3_600_000
const day = 24 * hour
const at = (passed: number, ...orders: Order[]) =>
  tally(orders.map((order) => standingOf(order, new Date(opened + passed), someSettings().watch)))

describe('the figures of the open orders', () => {
  it('count them by status', () => {
    const orders = (['starting', 'running', 'running', 'closing', 'cancelling', 'failed'] as const).map((status) =>
      anEnteredOrder({ status }),
    )
    expect(at(0, ...orders)).toMatchObject({
      OrdersStarting: 1,
      OrdersRunning: 2,
      OrdersClosing: 1,
      OrdersCancelling: 1,
      OrdersFailed: 1,
    })
  })

  it('tell how many tasks each lane has, and how long the oldest has waited', () => {
    const older = anEnteredOrder({ tasks: byKey(aTask(), aTask({ node: '2' })) })
    const younger = anEnteredOrder({ tasks: byKey(aTask({ openedAt: '2026-04-01T01:00:00.000Z' })) })
    expect(at(3 * hour, younger, older)).toMatchObject({
      OpenTasksLicence: 2,
      OldestTaskLicence: 3 * 3600,
      OpenTasksBuild: 0,
      OldestTaskBuild: 0,
      OpenTasksShipping: 1,
      OldestTaskShipping: 3 * 3600,
    })
  })

  it('leave out tasks that wait for nobody: answered, or of an order that has failed', () => {
    const failed = anEnteredOrder({ status: 'failed', tasks: byKey(aTask()) })
    const answered = anEnteredOrder({ tasks: byKey(anAnsweredTask()) })
    expect(at(hour, failed, answered)).toMatchObject({ OpenTasksLicence: 0 })
  })

  it('count an answer as undelivered once patrol has had a quarter of an hour, but for a failed order’s', () => {
    const tasks = byKey(anAnsweredTask({ answer: anAnswer({ at: '2026-04-01T01:00:00.000Z' }) }))
    const order = anEnteredOrder({ tasks })
    expect(at(hour + 15 * 60_000, order)).toMatchObject({ UndeliveredAnswers: 0 })
    expect(at(hour + 16 * 60_000, order)).toMatchObject({ UndeliveredAnswers: 1 })
    expect(at(hour + 16 * 60_000, { ...order, status: 'failed' })).toMatchObject({ UndeliveredAnswers: 0 })
  })

  it('count the tasks that nobody can be reached for', () => {
    const order = anEnteredOrder({ tasks: byKey(aTask(), aTask({ node: '2' })) })
    expect(at(0, order)).toMatchObject({ TasksUnreachable: 0 })
    expect(at(0, { ...order, events: [aReturn('sato', 1)] }, order)).toMatchObject({ TasksUnreachable: 1 })
  })

  it('count the mails that have been tried in vain for a day', () => {
    const failingSince = new Date(opened).toISOString()
    const mail = { id: 'a', kind: 'task-offered' as const, failures: 9, failingSince, dueAt: failingSince }
    const order = anEnteredOrder({ unsent: [mail, { ...mail, id: 'b', failingSince: undefined }] })
    expect(at(day - 1, order)).toMatchObject({ MailsFailing: 0 })
    expect(at(day, order)).toMatchObject({ MailsFailing: 1 })
  })

  it('count an order as open too long from what settings say', () => {
    const order = anEnteredOrder()
    expect(at(90 * day - 1, order)).toMatchObject({ OrdersOpenTooLong: 0 })
    expect(at(90 * day, order)).toMatchObject({ OrdersOpenTooLong: 1 })
  })

  it('count an order as near its limit ten days after it failed, or eleven months after it began', () => {
    const failed = anEnteredOrder({ status: 'failed', failure: { at: '2026-04-03T00:00:00.000Z', error: 'E' } })
    expect(at(12 * day - 1, failed)).toMatchObject({ OrdersNearLimit: 0 })
    expect(at(12 * day, failed)).toMatchObject({ OrdersNearLimit: 1 })
    expect(at(330 * day - 1, anEnteredOrder())).toMatchObject({ OrdersNearLimit: 0 })
    expect(at(330 * day, anEnteredOrder())).toMatchObject({ OrdersNearLimit: 1 })
  })
})
