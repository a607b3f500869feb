import type { Order, Task } from '../../core/order.ts'
import type { Text } from '../bilingual.ts'
import { returnOf } from '../returned-reason.ts'
import { jstText } from '../time.ts'
import { nodeText } from '../what-comes-next.ts'
import {
  deadlineFacts,
  deadlineText,
  holderFact,
  nodeFact,
  pidFact,
  standingOffers,
  taskFacts,
  titleFact,
  titleOf,
  typed,
} from './about-order.ts'
import { holderAfter, whoGave } from './hand-overs.ts'
import type { MailBlock, MailContent, Tone } from './mail-content.ts'
import { kinds, mailTexts } from './mail-texts.ts'

/** A task as one member's mail tells of it; `link` is their own, `ref` their offer. */
export interface AboutTask {
  order: Order
  task: Task
  ref: number
  link: string
  now: Date
}
export type TaskMail = 'task-offered' | 'task-handed-over' | 'task-taken-over' | 'task-reminder' | 'task-overdue'

interface Words {
  label: Text
  tone: Tone
  say: Text
}

/** To one member of the task's lane. */
export function taskMail(kind: TaskMail, about: AboutTask): MailContent {
  const { order, task, link, now } = about
  const { label, tone, say } = wordsOf(kind, about)
  const node = nodeText(task.node)
  const isOver = kind === 'task-taken-over'
  const prefix = label === kinds.offered ? '' : `${label[0]} / ${label[1]}: `
  return {
    subject: `${prefix}${node[0]}: ${titleOf(order)}`,
    tone,
    label,
    heading: node,
    preheader: `${titleOf(order)} ・ ${deadlineText(order, now)[0]}`,
    blocks: [
      { say },
      { facts: [titleFact(order), ...deadlineFacts(order, now), ...taskFacts(task), ...holder(task)] },
      ...(isOver ? [] : returned(order, task)),
      { label: isOver ? mailTexts.see : mailTexts.open, link },
      ...(isOver || task.holder ? [] : amongOthers(task)),
      { say: mailTexts.yourOwn, soft: true },
    ],
  }
}

function wordsOf(kind: TaskMail, { order, task, ref }: AboutTask): Words {
  switch (kind) {
    case 'task-reminder':
      return { label: kinds.reminder, tone: 'warning', say: mailTexts.reminder }
    case 'task-overdue':
      return { label: kinds.overdue, tone: 'urgent', say: mailTexts.overdue }
    case 'task-handed-over':
      return { label: kinds.handedOver, tone: 'plain', say: mailTexts.handedOver(whoGave(order, task, ref)) }
    case 'task-taken-over':
      return { label: kinds.takenOver, tone: 'plain', say: mailTexts.takenOver(holderAfter(order, task, ref)) }
    case 'task-offered':
      return offered(order, task, ref)
  }
}

function offered(order: Order, task: Task, ref: number): Words {
  const offer = task.offers.find((candidate) => candidate.ref === ref)
  if (offer && offer.generation > 1) return { label: kinds.freshLink, tone: 'plain', say: mailTexts.freshLink }
  return returnOf(order, task)
    ? { label: kinds.returned, tone: 'warning', say: mailTexts.keyReturned }
    : { label: kinds.offered, tone: 'plain', say: mailTexts.taskOffered }
}

const holder = (task: Task) => (task.holder ? [holderFact(task)] : [])

/** Why the key came back, and who said so. */
function returned(order: Order, task: Task): MailBlock[] {
  const answer = returnOf(order, task)
  if (!answer?.reason) return []
  const [ja, en] = jstText(answer.at)
  const label: Text = [
    `${mailTexts.reason[0]}(${answer.by.name}、${ja})`,
    `${mailTexts.reason[1]} (${answer.by.name}, ${en})`,
  ]
  return [{ label, quote: typed(answer.reason, order) }]
}

function amongOthers(task: Task): MailBlock[] {
  const count = standingOffers(task).length
  return count > 1 ? [{ say: mailTexts.amongOthers(count), soft: true }] : []
}

/** To the members who had been asked. */
export function orderCancelled({ order, task }: { order: Order; task: Task }): MailContent {
  return {
    subject: `中止 / Cancelled: ${titleOf(order)}`,
    tone: 'plain',
    label: kinds.cancelled,
    heading: mailTexts.cancelledHeading,
    preheader: `${titleOf(order)} ・ ${nodeText(task.node)[0]}`,
    blocks: [
      { say: mailTexts.orderCancelled },
      { facts: [titleFact(order), nodeFact(task), ...taskFacts(task), pidFact(order)] },
      ...(order.cancel ? [{ label: mailTexts.cancelReason, quote: typed(order.cancel.reason, order) }] : []),
    ],
  }
}
