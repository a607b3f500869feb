import { type Order, type Task, taskKey } from '../../../lambdas/core/order.ts'
import type { World } from '../world.ts'
import { holds } from './broken.ts'
import { historyOf } from './execution.ts'
import { writesOf } from './kintone-writes.ts'

/** I6: one event for every decision, and no event without one. */
export function everyDecisionIsOnRecord(world: World) {
  const writes = writesOf(world)
  for (const order of world.orders.all()) {
    const count = counterOf(order)
    const expect = (times: number, type: string, node?: string) =>
      holds(
        'I6',
        count(type, node) === times,
        `${order.pid}: ${count(type, node)} × ${type} ${node ?? ''}, not ${times}`,
      )
    const once = (happened: boolean, type: string, node?: string) => expect(happened ? 1 : 0, type, node)

    once(true, 'order-started')
    once(order.decision !== undefined, 'record-read')
    once(order.variables.q_taskLimitDatetime !== undefined, 'variables-set', 'x2')
    if (order.cancel?.record)
      holds('I6', saysHowItWasLeft(order), `${order.pid}: another status than its record was left with`)
    else once(order.variables.q_status === world.settings.kintone.status.done, 'variables-set', 'x4')
    once(order.enteredAt !== undefined, 'record-updated', 'x3')
    once(order.status === 'closed', 'order-closed')
    once(order.status === 'cancelled', 'order-cancelled')
    once(order.cancel !== undefined, 'cancel-requested')
    expect(Object.keys(order.tasks).length, 'task-opened')
    for (const task of Object.values(order.tasks)) tasksEvents(order, task)
    const wroteDone = writes.some(({ write, pid }) => write === 'x5' && pid === order.pid)
    holds(
      'I6',
      order.status !== 'closed' || !wroteDone || count('record-updated', 'x5') === 1,
      `${order.pid}: x5 not on record`,
    )
  }
}

const saysHowItWasLeft = ({ variables, cancel }: Order) => variables.q_status === cancel?.record?.state?.status

const counterOf =
  ({ events }: Order) =>
  (type: string, node?: string) =>
    events.filter((event) => event.type === type && (node === undefined || event.node === node)).length

function tasksEvents({ pid, events }: Order, { node, round, answer, status }: Task) {
  const of = (type: string) =>
    events.filter((event) => event.type === type && event.node === node && event.round === round)
  const name = `${pid} ${taskKey(node, round)}`
  const answered = of('task-answered')
  holds('I6', answered.length === (answer ? 1 : 0), `${name}: ${answered.length} answers on record`)
  holds('I6', answered[0]?.data?.outcome === answer?.outcome, `${name}: another outcome on record`)
  holds('I6', answered[0]?.by === answer?.by.id, `${name}: another person on record`)
  holds('I6', of('task-opened').length === 1, `${name} was opened more than once`)
  holds('I6', of('task-superseded').length === (status === 'superseded' ? 1 : 0), `${name}: superseded?`)
  holds('I6', status !== 'delivered' || of('task-delivered').length > 0, `${name}: delivered, but not on record`)
}

/**
 * I6: an order is marked as failed once at the most for every time that its execution has failed. A function that runs on
 * though it was given up may take the mark away, as one of a redrive does; then it is set again.
 */
export async function everyFailureIsOnRecordOnce(world: World) {
  const ofProcess = /^(FetchRecord|SetVariables|UpdateRecord|OpenTask) /
  const ranOn = world.faults.fired.filter(
    ({ site, kind }) => ofProcess.test(site) && (kind === 'lags' || kind === 'outlives'),
  ).length
  for (const { pid, events } of world.orders.all()) {
    const marks = events.filter(({ type }) => type === 'order-failed').length
    if (marks === 0) continue
    const failures = (await historyOf(world, pid)).filter(({ type }) => type === 'ExecutionFailed').length
    holds(
      'I6',
      marks <= failures + ranOn,
      `${pid} was marked as failed ${marks} times, its execution failed ${failures} times`,
    )
  }
}
