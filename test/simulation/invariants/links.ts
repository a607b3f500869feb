import { type Order, type OrderEvent, taskKey } from '../../../lambdas/core/order.ts'
import type { Click, People } from '../people.ts'
import type { World } from '../world.ts'
import { holds } from './broken.ts'

/** I2: whoever did something with a task held a link to it that had not been taken back. */
export function everyLinkHeld(world: World, { clicks }: People) {
  for (const click of clicks.filter(({ told }) => told === 'completed')) {
    const { pid, node, round } = click.locator
    // Who repeats an answer of their own through an old link is told that it stands.
    const held = clicks.filter((other) => giftOf(other) === giftOf(click)).some((one) => !wasReplaced(world, one))
    holds('I2', held, `${pid} ${taskKey(node, round)} was answered through a link that had been taken back`)
  }
  for (const order of world.orders.all()) nobodyActsWhoWasTakenOff(order)
}

const giftOf = ({ locator: { pid, node, round, ref }, form }: Click) => JSON.stringify([pid, node, round, ref, form])

/** A link that was mailed before its member was given another is of no use after that. */
function wasReplaced({ orders, mails }: World, { link, locator: { pid, node, round, ref } }: Click): boolean {
  const order = orders.all().find((candidate) => candidate.pid === pid)
  const member = order?.tasks[taskKey(node, round)]?.offers.find((offer) => offer.ref === ref)?.member.id
  const mailed = mails.sent.find((mail) => mail.link === link)?.at.toISOString() ?? ''
  const ofTask = order?.events.filter((event) => event.node === node && event.round === round) ?? []
  const untilAnswer = ofTask.slice(
    0,
    ofTask.findIndex(({ type }) => type === 'task-answered'),
  )
  return untilAnswer.some(({ type, by, at }) => type === 'link-renewed' && by === member && at > mailed)
}

/** Operations took a member off a task: nothing in their name until they are given it again. */
function nobodyActsWhoWasTakenOff({ pid, events }: Order) {
  const off = new Set<string>()
  const nameOf = (member: string | undefined, { node, round }: OrderEvent) => `${member} ${node} ${round}`
  for (const event of events) {
    const { type, by, data } = event
    holds('I2', !off.has(nameOf(by, event)), `${pid}: ${type} by ${by}, who had been taken off`)
    if (type === 'task-reassigned') off.add(nameOf(data?.from, event))
    off.delete(nameOf(data?.to, event))
  }
}
