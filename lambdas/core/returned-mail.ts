import { type Offer, type Order, type OrderEvent, type Task, taskKey } from './order.ts'

/** What came of a mail that was sent: the receiving server refused it, or its reader called it spam. */
export type ReturnKind = 'bounce' | 'complaint'
/** The event's type in the journal. */
export const mailReturnedEvent = 'mail-bounced'

/** Whom a mail went to, by its id `kind:node#round:ref`; undefined for mails to nobody of a lane. */
export function recipientOf({ tasks }: Order, mail: string): { task: Task; offer: Offer } | undefined {
  const [kind, key = '', ref] = mail.split(':')
  const task = kind === 'task-escalation' ? undefined : tasks[key]
  const offer = task?.offers.find((candidate) => String(candidate.ref) === ref)
  return task && offer && { task, offer }
}

/** What came of the last mail to this member; undefined: none has been sent. */
function lastMail(order: Order, task: Task, { ref, member }: Offer): OrderEvent | undefined {
  const isTheirs = (mail = '') => {
    const to = recipientOf(order, mail)
    return to !== undefined && keyOf(to.task) === keyOf(task) && to.offer.ref === ref
  }
  return order.events.findLast(({ type, node, round, data }) =>
    type === mailReturnedEvent
      ? node === task.node && round === task.round && data?.member === member.id
      : type === 'mail-sent' && isTheirs(data?.mail),
  )
}

/** The last mail to this member came back, and none has been sent to them since. */
export const isMailBack = (order: Order, task: Task, offer: Offer): boolean =>
  lastMail(order, task, offer)?.type === mailReturnedEvent

/** Those of a task whose last mail came back; who was taken off the task needs none. */
export const offersUnreached = (order: Order, task: Task): Offer[] =>
  task.status === 'open' ? task.offers.filter((offer) => !offer.withdrawnAt && isMailBack(order, task, offer)) : []

/** The open tasks of which nobody can know: the last mail to whoever is to do them came back. */
export const unreachableTasks = (order: Order): Task[] =>
  Object.values(order.tasks).filter((task) => {
    const asked = task.offers.filter(({ withdrawnAt }) => !withdrawnAt)
    const holder = asked.filter(({ ref }) => ref === task.holder?.ref)
    const answerable = holder.length > 0 ? holder : asked
    return task.status === 'open' && answerable.length > 0 && answerable.every((offer) => !mayKnow(order, task, offer))
  })

/** Their mail was not refused, or they have been on the task's page since. */
function mayKnow(order: Order, task: Task, offer: Offer): boolean {
  const last = lastMail(order, task, offer)
  if (last?.type !== mailReturnedEvent) return true
  const isTheirAct = ({ by, node, round }: OrderEvent) =>
    by === offer.member.id && node === task.node && round === task.round
  return order.events.findLastIndex(isTheirAct) > order.events.indexOf(last)
}

/** The mails that came back and still matter: to whoever of an open task has got none since, and to addresses of the settings. */
export function standingReturns(order: Order): OrderEvent[] {
  const members = Object.values(order.tasks).flatMap((task) =>
    offersUnreached(order, task).flatMap((offer) => lastMail(order, task, offer) ?? []),
  )
  return order.events.filter(
    (event) => event.type === mailReturnedEvent && (event.data?.member === undefined || members.includes(event)),
  )
}

const keyOf = ({ node, round }: Task) => taskKey(node, round)
