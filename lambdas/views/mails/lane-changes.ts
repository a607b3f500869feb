import type { Offer, Order, Task } from '../../core/order.ts'
import { jstText } from '../time.ts'
import { nodeText } from '../what-comes-next.ts'
import { nodeFact, pidFact, taskFacts } from './about-order.ts'
import type { MailBlock, MailContent } from './mail-content.ts'
import { kinds, mailTexts } from './mail-texts.ts'

/** Offered again after they had been taken off the task: it is no second link, but a first. */
export const isComeBack = ({ events }: Order, { node, round }: Task, { member }: Offer) =>
  events.findLast(
    ({ type, by, data, ...event }) =>
      event.node === node &&
      event.round === round &&
      (by === member.id || data?.member === member.id) &&
      ['member-joined', 'link-renewed', 'link-resent'].includes(type),
  )?.type === 'member-joined'

/** What came back is corrected by whoever arranged it, if they can. */
export const firstOfAll = ({ firstTo, offers }: Task, ref: number): MailBlock[] =>
  firstTo && offers.find((offer) => offer.ref === ref)?.member.id === firstTo.member
    ? [{ say: mailTexts.firstToYou(jstText(firstTo.until)), soft: true }]
    : []

/** To a member who has left the lane: nothing of the order but its number. */
export const taskWithdrawn = ({ order, task }: { order: Order; task: Task }): MailContent => ({
  subject: `${kinds.withdrawn[0]} / ${kinds.withdrawn[1]}: ${nodeText(task.node)[0]}`,
  tone: 'plain',
  label: kinds.withdrawn,
  heading: mailTexts.withdrawnHeading,
  preheader: nodeText(task.node)[0],
  blocks: [{ say: mailTexts.withdrawn }, { facts: [nodeFact(task), ...taskFacts(task), pidFact(order)] }],
})

/** The name of the member who had the task and has left the lane, the last of them. */
export function whoLeft({ events }: Order, task: Task): string | undefined {
  const left = events.findLast(
    ({ type, node, round, data }) =>
      type === 'member-left' && node === task.node && round === task.round && data?.held === 'yes',
  )
  return task.offers.find(({ member }) => member.id === left?.data?.member)?.member.name
}
