import { type Offer, type Order, type Task, taskKey } from './order.ts'

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

/** The last mail to this member came back, and none has been sent to them since. */
export function isMailBack(order: Order, task: Task, { ref, member }: Offer): boolean {
  const isTheirs = (mail = '') => {
    const to = recipientOf(order, mail)
    return to !== undefined && keyOf(to.task) === keyOf(task) && to.offer.ref === ref
  }
  const last = order.events.findLast(({ type, node, round, data }) =>
    type === mailReturnedEvent
      ? node === task.node && round === task.round && data?.member === member.id
      : type === 'mail-sent' && isTheirs(data?.mail),
  )
  return last?.type === mailReturnedEvent
}

const keyOf = ({ node, round }: Task) => taskKey(node, round)
