import { type Order, type Task, taskKey } from '../../../lambdas/core/order.ts'
import type { Click, People } from '../people.ts'
import type { World } from '../world.ts'
import { holds } from './broken.ts'
import { historyOf } from './execution.ts'

const nameOf = ({ locator: { pid, node, round } }: Click) => `${pid} ${taskKey(node, round)}`

/** A double click of one person with the very same answer is one answer. */
const giftOf = ({ locator, form }: Click) => JSON.stringify([locator.ref, form])

/** I2 and I3: what a person was told is what is stored, and only one person of a task and round was told so. */
export async function everyAcknowledgedAnswerStands({ orders }: World, { clicks }: People) {
  const completed = clicks.filter(({ told }) => told === 'completed')
  for (const click of completed) {
    const { pid, node, round, ref } = click.locator
    const order = await orders.get(pid)
    const task = order?.tasks[taskKey(node, round)]
    const by = task?.offers.find((offer) => offer.ref === ref)?.member.id
    holds('I2', task?.answer?.outcome === click.outcome, `${nameOf(click)} was acknowledged as ${click.outcome}`)
    holds('I2', task?.answer?.by.id === by, `${nameOf(click)} is not its giver's`)
    // Another round overwrites the key by its own.
    const { q_trackingNo, q_sendAddress } = click.form
    holds('I2', !q_trackingNo || order?.variables.q_sendAddress === q_sendAddress, `${nameOf(click)} lost its values`)
    const others = completed.filter((other) => nameOf(other) === nameOf(click) && giftOf(other) !== giftOf(click))
    holds('I3', others.length === 0, `${nameOf(click)} was acknowledged to ${others.length + 1} people or answers`)
  }
}

/** I2 and I3, for an order that has closed: its execution went on by every answer, once, with that very outcome. */
export async function everyAnswerAdvancedItsOrder(world: World) {
  for (const order of world.orders.all().filter(({ status }) => status === 'closed')) {
    const taken = await outcomesOf(world, order)
    for (const task of Object.values(order.tasks)) {
      const key = taskKey(task.node, task.round)
      holds('I2', task.answer !== undefined, `${order.pid} closed without an answer to ${key}`)
      const outcomes = taken.filter((outcome) => isOf(outcome, task))
      holds('I3', outcomes.length === 1, `${order.pid} took ${outcomes.length} outcomes for ${key}`)
      holds('I2', outcomes[0]?.outcome === task.answer?.outcome, `${order.pid} went on from ${key} by another outcome`)
    }
  }
}

interface Taken {
  node?: string
  round?: number
  outcome?: string
}
const isOf = ({ node, round }: Taken, task: Task) => node === task.node && round === task.round

async function outcomesOf(world: World, { pid }: Order): Promise<Taken[]> {
  const events = await historyOf(world, pid)
  // An outcome may reach its state as a success or as an error that the state catches; a function's own error names no node.
  return events
    .map(({ taskSucceededEventDetails: done, taskFailedEventDetails: failed }) => ({ ...failed, ...done }))
    .filter(({ resource }) => resource === 'invoke.waitForTaskToken')
    .map(({ output, cause }) => JSON.parse(output ?? cause ?? '{}') as Taken)
}
