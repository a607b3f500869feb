import { taskDefinition } from '../../../statemachine/process.ts'
import type { Offer, Order, Task } from '../../core/order.ts'
import { mailReturnedEvent } from '../../core/returned-mail.ts'
import { jstText, span } from '../time.ts'
import { variableLabel } from '../variable-text.ts'
import { nodeText } from '../what-comes-next.ts'
import {
  deadlineFacts,
  deadlineText,
  happened,
  holderFact,
  pidFact,
  taskFacts,
  titleFact,
  titleOf,
  typed,
  whatToDo,
} from './about-order.ts'
import { type LaneMember, taskCommands } from './commands.ts'
import type { Fact, MailContent } from './mail-content.ts'
import { mailLine } from './mail-line.ts'
import { kinds, mailTexts } from './mail-texts.ts'
import { type AboutOrder, linksTo } from './order-place.ts'

interface AboutLane extends AboutOrder {
  task: Task
  /** The task's lane as settings have it. */
  lane: readonly LaneMember[]
}

/** To the lead of the task's lane, or to operations. */
export function taskEscalation({ order, place, task, lane, now }: AboutLane & { now: Date }): MailContent {
  const node = nodeText(task.node)
  return {
    subject: `${kinds.escalation[0]} / ${kinds.escalation[1]}: ${node[0]}: ${titleOf(order)}`,
    tone: 'urgent',
    label: kinds.escalation,
    heading: node,
    preheader: `${titleOf(order)} ・ ${deadlineText(order, now)[0]}`,
    blocks: [
      { say: mailTexts.escalation },
      {
        facts: [
          titleFact(order),
          ...deadlineFacts(order, now),
          ...taskFacts(task),
          holderFact(task),
          [mailTexts.openedAt, jstText(task.openedAt)],
          pidFact(order),
        ],
      },
      ...taskCommands(order, task, { place, lane }),
      ...linksTo(place),
    ],
  }
}

/** To the lead of the task's lane, or to operations: who of the lane gets no mails. */
export function mailBounced({ order, place, task, lane, offer }: AboutLane & { offer: Offer }): MailContent {
  const node = nodeText(task.node)
  const { id, name, email } = lane.find((member) => member.id === offer.member.id) ?? offer.member
  const event = order.events.findLast(
    ({ type, node, round, data }) =>
      type === mailReturnedEvent && node === task.node && round === task.round && data?.member === offer.member.id,
  )
  const isComplaint = event?.data?.what === 'complaint'
  const label = isComplaint ? kinds.complained : kinds.bounced
  return {
    subject: `${label[0]} / ${label[1]}: ${name}: ${node[0]}: ${titleOf(order)}`,
    tone: 'warning',
    label,
    heading: node,
    preheader: `${name} ・ ${titleOf(order)}`,
    blocks: [
      { say: isComplaint ? mailTexts.complained : mailTexts.bounced },
      {
        facts: [
          [mailTexts.mailTo, name],
          [mailTexts.mailAddress, email],
          [mailTexts.inSettings, `lanes.${taskDefinition(task.node).lane}.members, id ${id}`],
          ...(event?.data?.code ? [[mailTexts.mailCode, event.data.code] satisfies Fact] : []),
          ...happened(event?.at),
          whatToDo(isComplaint ? mailTexts.askNotToReport : mailTexts.mendAddress),
          titleFact(order),
          ...taskFacts(task),
          pidFact(order),
        ],
      },
      ...taskCommands(order, task, { place, lane, from: id }),
      ...linksTo(place),
    ],
  }
}

/** To whom settings name. */
export function orderFinished({ order, place }: AboutOrder): MailContent {
  const { q_trackingNo } = order.variables
  return {
    subject: `${kinds.finished[0]} / ${kinds.finished[1]}: ${titleOf(order)}`,
    tone: 'good',
    label: kinds.finished,
    heading: mailTexts.finishedHeading,
    preheader: titleOf(order),
    blocks: [
      { say: mailTexts.orderFinished },
      {
        facts: [
          titleFact(order),
          ...(q_trackingNo ? [[variableLabel('q_trackingNo'), typed(q_trackingNo, order)] satisfies Fact] : []),
          [mailTexts.startedAt, jstText(order.openedAt)],
          ...ended(order),
          ...whoDidWhat(order),
          ...(order.record ? [[mailTexts.recordNow, mailLine(order.record.status, 64)] satisfies Fact] : []),
          pidFact(order),
        ],
      },
      ...linksTo(place),
    ],
  }
}

function ended({ openedAt, endedAt }: Order): Fact[] {
  if (!endedAt) return []
  return [
    [mailTexts.finishedAt, jstText(endedAt)],
    [mailTexts.took, span(Date.parse(endedAt) - Date.parse(openedAt))],
  ]
}

/** Who finished each node's last round, and when, in that order. */
function whoDidWhat({ tasks }: Order): Fact[] {
  const done = Object.values(tasks)
    .flatMap(({ node, answer }) => (answer?.outcome === 'done' ? [{ node, answer }] : []))
    .sort((a, b) => Date.parse(a.answer.at) - Date.parse(b.answer.at))
  const last = new Map(done.map((one) => [one.node, one]))
  return done
    .filter((one) => last.get(one.node) === one)
    .map(({ node, answer }) => {
      const [ja, en] = jstText(answer.at)
      return [nodeText(node), [`${answer.by.name}(${ja})`, en]]
    })
}
