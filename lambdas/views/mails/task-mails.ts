import type { Order, Task } from '../../core/order.ts'
import type { Text } from '../bilingual.ts'
import { personIn } from '../person-in.ts'
import { correctionOf, returnOf } from '../returned-reason.ts'
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
import { excerpt, oneLine } from './excerpt.ts'
import { holderAfter, whoGave } from './hand-overs.ts'
import { firstOfAll, isComeBack, whoLeft } from './lane-changes.ts'
import type { Fact, MailBlock, MailContent, Tone } from './mail-content.ts'
import { mailLine } from './mail-line.ts'
import { kinds, mailTexts } from './mail-texts.ts'

/** A task as one member's mail tells of it; `link` is their own, `ref` their offer. */
export interface AboutTask {
  order: Order
  task: Task
  ref: number
  link: string
  now: Date
}
export type TaskMail =
  | 'task-offered'
  | 'task-handed-over'
  | 'task-taken-over'
  | 'task-released'
  | 'task-reminder'
  | 'task-overdue'

interface Words {
  label: Text
  tone: Tone
  say: Text
  /** Who has brought the task about, and what they said of it: for the subject, too. */
  news?: { by: string; said?: string }
}

/** How many characters each part of a subject may take, so that no one part leaves the others no room. */
const room = { name: 16, title: 30, said: 30 }

function subjectOf({ label, news }: Words, { order, task }: AboutTask): string {
  const node = nodeText(task.node)[0]
  const prefix = label === kinds.offered ? '' : `${label[0]} / ${label[1]}: `
  if (!news) return `${prefix}${node}: ${titleOf(order)}`
  const by = oneLine(news.by, order, room.name)
  const said = news.said ? ` — ${oneLine(news.said, order, room.said)}` : ''
  return `${label[0]} / ${label[1]} (${by}): ${node}: ${mailLine(titleOf(order), room.title)}${said}`
}

/** To one member of the task's lane. */
export function taskMail(kind: TaskMail, about: AboutTask): MailContent {
  const { order, task, ref, link, now } = about
  const words = wordsOf(kind, about)
  const { label, tone, say } = words
  const node = nodeText(task.node)
  const isOver = kind === 'task-taken-over'
  return {
    subject: subjectOf(words, about),
    tone,
    label,
    heading: node,
    preheader: `${titleOf(order)} ・ ${deadlineText(order, now)[0]}`,
    blocks: [
      { say },
      {
        facts: [
          titleFact(order),
          ...deadlineFacts(order, now),
          ...leadHears(kind, task),
          ...taskFacts(task),
          ...holder(task),
          pidFact(order),
        ],
      },
      ...(isOver ? [] : [...returned(order, task), ...corrected(order, task)]),
      { label: isOver ? mailTexts.see : mailTexts.open, link },
      ...(isOver || task.holder ? [] : [...firstOfAll(task, ref), ...amongOthers(task)]),
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
    case 'task-released':
      return { label: kinds.released, tone: 'warning', say: mailTexts.released(whoLeft(order, task)) }
    case 'task-offered':
      return offered(order, task, ref)
  }
}

function offered(order: Order, task: Task, ref: number): Words {
  const offer = task.offers.find((candidate) => candidate.ref === ref)
  if (offer && offer.generation > 1 && !isComeBack(order, task, offer))
    return { label: kinds.freshLink, tone: 'plain', say: offer.earlier ? mailTexts.freshLink : mailTexts.onlyLink }
  const back = returnOf(order, task)
  if (back)
    return {
      label: kinds.returned,
      tone: 'warning',
      say: mailTexts.keyReturned,
      news: { by: back.by.name, said: back.reason },
    }
  const done = correctionOf(order, task)
  if (!done) return { label: kinds.offered, tone: 'plain', say: mailTexts.taskOffered }
  const { answer, memos } = done
  return {
    label: kinds.corrected,
    tone: 'warning',
    say: mailTexts.keyCorrected(answer.by.name),
    news: { by: answer.by.name, said: memos.at(-1)?.text },
  }
}

/** When the lane's lead hears of it, if nobody has answered by then. */
function leadHears(kind: TaskMail, { stages }: Task): Fact[] {
  const next = kind === 'task-overdue' && stages.find(({ stage }) => stage === 'escalation')
  return next ? [[mailTexts.leadHears, jstText(next.at)]] : []
}

const holder = (task: Task) => (task.holder ? [holderFact(task)] : [])

/** Why the key came back, and who said so. */
function returned(order: Order, task: Task): MailBlock[] {
  const answer = returnOf(order, task)
  return answer?.reason ? [quoteOf(mailTexts.reason, answer.by.name, answer.at, answer.reason, order)] : []
}

/** The last words of a correction are those that count; the page has them all. */
const mostMemos = 3

/** Who corrected the key, what they left with it, and why it had come back. */
function corrected(order: Order, task: Task): MailBlock[] {
  const found = correctionOf(order, task)
  if (!found) return []
  const { answer, memos, returned: back } = found
  const [ja, en] = jstText(answer.at)
  const facts: Fact[] = [[mailTexts.correctedBy, [`${answer.by.name}(${ja})`, en]]]
  if (memos.length === 0) facts.push([mailTexts.correctionMemo, mailTexts.noCorrectionMemo])
  return [
    { facts },
    ...memos.slice(-mostMemos).map(({ by, at, text }) => quoteOf(mailTexts.correctionMemo, by, at, text, order)),
    ...(back?.reason ? [quoteOf(mailTexts.earlierReason, back.by.name, back.at, back.reason, order)] : []),
  ]
}

function quoteOf(what: Text, by: string, at: string, text: string, order: Order): MailBlock {
  const [ja, en] = jstText(at)
  return { label: [`${what[0]}(${by}、${ja})`, `${what[1]} (${by}, ${en})`], quote: excerpt(text, order) }
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
      { facts: [titleFact(order), nodeFact(task), ...taskFacts(task), ...cancelledBy(order), pidFact(order)] },
      ...(order.cancel ? [{ label: mailTexts.cancelReason, quote: typed(order.cancel.reason, order) }] : []),
    ],
  }
}

function cancelledBy(order: Order): Fact[] {
  if (!order.cancel) return []
  const [who, at] = [personIn(order)(order.cancel.by), jstText(order.cancel.at)]
  return [[mailTexts.cancelledBy, [`${who[0]}(${at[0]})`, `${who[1]}, ${at[1]}`]]]
}
