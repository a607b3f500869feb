import { type Order, type OrderEvent, taskKey } from '../../../lambdas/core/order.ts'
import { taskDefinition } from '../../../statemachine/process.ts'
import type { Click, People } from '../people.ts'
import type { World } from '../world.ts'
import { holds } from './broken.ts'

/** I2: whoever did something with a task held a link to it that had not been taken back. */
export function everyLinkHeld(world: World, people: People) {
  const { clicks } = people
  for (const click of clicks.filter(({ told }) => told === 'completed')) {
    const { pid, node, round } = click.locator
    // Who repeats an answer of their own through an old link is told that it stands.
    const held = clicks
      .filter((other) => giftOf(other) === giftOf(click))
      .some((one) => !wasReplaced(world, people, one))
    holds('I2', held, `${pid} ${taskKey(node, round)} was answered through a link that had been taken back`)
  }
  for (const order of world.orders.all()) nobodyActsWhoWasTakenOff(order)
  for (const { told, member = '', wasMember, locator } of clicks)
    holds(
      'I2',
      told !== 'completed' || wasMember || world.lanes.cameBack.has(member),
      `${locator.pid} was answered by ${member}, who had left`,
    )
}

const giftOf = ({ locator: { pid, node, round, ref }, form }: Click) => JSON.stringify([pid, node, round, ref, form])

/** What uses a link, by the event that tells of it. */
const uses: Readonly<Record<string, string>> = {
  'task-claimed': 'claim',
  'task-taken-over': 'take-over',
  'task-handed-over': 'hand-over',
  'memo-added': 'memo',
}

/**
 * A link that was mailed before its member was given another is of no use once that has been used, or if the member had
 * it ended at once. Whether it was the other that was used is only known where nobody used an earlier one for the same.
 */
function wasReplaced(world: World, { acts }: People, click: Click): boolean {
  const { pid, node, round, ref } = click.locator
  const order = world.orders.all().find((candidate) => candidate.pid === pid)
  const member = order?.tasks[taskKey(node, round)]?.offers.find((offer) => offer.ref === ref)?.member.id
  const mailedAt = (link: string) => world.mails.sent.find((mail) => mail.link === link)?.at.toISOString() ?? ''
  const theirs =
    order?.events.filter((event) => event.node === node && event.round === round && event.by === member) ?? []
  const answer = theirs.findIndex(({ type }) => type === 'task-answered')
  const before = theirs.slice(0, answer < 0 ? undefined : answer)
  const renewal = before.find(({ type, at }) => type === 'link-renewed' && at > mailedAt(click.link))
  if (!renewal) return false
  if (before.some(({ type, at, data }) => type === 'link-renewed' && data?.earlier && at > mailedAt(click.link)))
    return true
  const throughEarlier = (act: string | undefined) =>
    acts.some(
      (one) =>
        one.act === act &&
        giftOf({ ...click, locator: one.locator }) === giftOf(click) &&
        mailedAt(one.link) < renewal.at,
    )
  return before.some(({ type, at }) => uses[type] && at > renewal.at && !throughEarlier(uses[type]))
}

/** Operations took a member off a task: nothing in their name until they are given it again. */
function nobodyActsWhoWasTakenOff({ pid, events }: Order) {
  const off = new Set<string>()
  const nameOf = (member: string | undefined, { node, round }: OrderEvent) => `${member} ${node} ${round}`
  for (const event of events) {
    const { type, by, data } = event
    holds('I2', !off.has(nameOf(by, event)), `${pid}: ${type} by ${by}, who had been taken off`)
    if (type === 'task-reassigned') off.add(nameOf(data?.from, event))
    off.delete(nameOf(type === 'member-joined' ? data?.member : data?.to, event))
  }
}

/** I2, at rest: an open task is offered to people of its lane as it stands, and to somebody in any case. */
export function everyOfferInLine({ orders, lanes }: World) {
  for (const { pid, tasks } of orders.all().filter(({ status }) => status === 'running'))
    for (const { node, round, offers } of Object.values(tasks).filter(({ status }) => status === 'open')) {
      const standing = offers.filter(({ withdrawnAt }) => !withdrawnAt).map(({ member }) => member.id)
      const strangers = standing.filter((id) => !lanes.isMember(taskDefinition(node).lane, id))
      const name = `${pid} ${taskKey(node, round)}`
      holds('I2', standing.length > 0, `${name} is offered to nobody`)
      holds('I2', strangers.length === 0, `${name} is offered to ${strangers.join()}, who left`)
    }
}
