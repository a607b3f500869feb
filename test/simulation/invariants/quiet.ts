import type { Order } from '../../../lambdas/core/order.ts'
import { hasEnded, isLive } from '../../../lambdas/core/rules/fence.ts'
import type { World } from '../world.ts'
import { holds } from './broken.ts'
import { executionOf } from './execution.ts'
import { mailsOf } from './mails.ts'

/** I7: nothing is left to do but by people, and whoever must act has been told. */
export async function allIsQuiet(world: World) {
  const { orders, clock, engine } = world
  holds('I7', engine.fatal.length === 0, `the engine failed: ${String(engine.fatal[0])}`)
  const { items } = await orders.needingAttention(clock.now(), 10)
  holds('I7', items.length === 0, `${items.join()} still need patrol`)
  for (const order of orders.all()) await restsWell(world, order)
}

async function restsWell(world: World, order: Order) {
  const { pid, status, tasks, cancel } = order
  const says = (condition: boolean, otherwise: string) => holds('I7', condition, `${pid} (${status}): ${otherwise}`)
  const execution = await executionOf(world, pid)
  const allTasks = Object.values(tasks)
  says(hasEnded(order) || isLive(order), 'a cancel that nobody finishes')
  says(!cancel || cancel.step === 'finished', 'a cancel that nobody finishes')
  says(status !== 'starting' && status !== 'closing', 'nobody carries it on')
  if (status === 'running') {
    says(execution === 'RUNNING', `its execution is ${execution}`)
    says(
      allTasks.some((task) => task.status === 'open'),
      'waits for nobody',
    )
    says(!allTasks.some((task) => task.status === 'answered'), 'an answer is not delivered')
  }
  if (status !== 'running') says(execution !== 'RUNNING', 'its execution still runs')
  if (status === 'failed') says(mailsOf(world, order, 'order-failed') > 0, 'nobody was told that it failed')
  const { refused } = order.failure ?? {}
  if (refused && !refused.asked?.over && !order.conflict)
    says(world.kintone.at(order.recordId) === undefined, 'what kintone refused was mended, and it does not go on')
  // What x5 has found first is told with the failure that it leads to.
  const isToldByFailure = order.failure?.error === 'KintoneConflict' && mailsOf(world, order, 'order-failed') > 0
  if (isLive(order) && order.conflict && !isToldByFailure)
    says(mailsOf(world, order, 'record-changed') > 0, 'nobody was told of the conflict')
}
