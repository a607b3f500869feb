import type { Offer, Order, Task } from '../../core/order.ts'
import { mailReturnedEvent } from '../../core/returned-mail.ts'
import type { Text } from '../bilingual.ts'
import { common } from '../texts.ts'
import { jstText, span } from '../time.ts'
import { variableLabel } from '../variable-text.ts'
import { nodeText } from '../what-comes-next.ts'
import {
  deadlineFacts,
  deadlineText,
  holderFact,
  pidFact,
  taskFacts,
  titleFact,
  titleOf,
  typed,
} from './about-order.ts'
import type { Fact, MailBlock, MailContent } from './mail-content.ts'
import { kinds, mailTexts, whatToDoAboutError, whatToDoAboutRecord } from './mail-texts.ts'

/** Where the reader finds an order: its console page, or its execution in the AWS console; and its kintone record. */
export interface OrderPlace {
  at: 'console' | 'execution'
  url: string
  record?: string
}
interface AboutOrder {
  order: Order
  place: OrderPlace
}

const linksTo = ({ at, url, record }: OrderPlace): MailBlock[] => [
  { label: mailTexts[at], link: url },
  ...(record ? [{ label: mailTexts.kintoneRecord, link: record, quiet: true } satisfies MailBlock] : []),
]

/** To operations; carries ids only: no title, no customer. */
export function orderFailed({ order, place }: AboutOrder): MailContent {
  const error = order.failure?.error ?? 'States.TaskFailed'
  const advice = whatToDoAboutError(error)
  return {
    subject: `要対応 / Stopped: ${order.pid} ${error}`,
    tone: 'urgent',
    label: kinds.failed,
    heading: mailTexts.failedHeading,
    preheader: advice[0],
    blocks: [
      { say: mailTexts.orderFailed },
      { facts: [...idFacts(order), [mailTexts.error, error], ...happened(order.failure?.at), whatToDo(advice)] },
      ...linksTo(place),
    ],
  }
}

/** To operations; carries ids only. */
export function recordChanged({ order, place }: AboutOrder): MailContent {
  const what = order.conflict?.what ?? 'changed'
  const advice = whatToDoAboutRecord(what)
  return {
    subject: `要対応 / Record ${what}: ${order.pid}`,
    tone: 'urgent',
    label: kinds.failed,
    heading: what === 'deleted' ? mailTexts.deletedHeading : mailTexts.changedHeading,
    preheader: advice[0],
    blocks: [
      { say: what === 'deleted' ? mailTexts.recordDeleted : mailTexts.recordChanged },
      { facts: [...idFacts(order), ...happened(order.conflict?.at), whatToDo(advice)] },
      ...linksTo(what === 'deleted' ? { ...place, record: undefined } : place),
    ],
  }
}

/** To operations; carries ids and the deadline only. */
export function desiredTooFar({ order, place }: AboutOrder): MailContent {
  const limit = order.variables.q_taskLimitDatetime
  return {
    subject: `${kinds.toCheck[0]} / ${kinds.toCheck[1]}: ${mailTexts.tooFarHeading[0]}: ${order.pid}`,
    tone: 'warning',
    label: kinds.toCheck,
    heading: mailTexts.tooFarHeading,
    preheader: mailTexts.checkDesired[0],
    blocks: [
      { say: mailTexts.desiredTooFar },
      {
        facts: [
          ...idFacts(order),
          ...(limit ? [[common.deadline, jstText(limit)] satisfies Fact] : []),
          whatToDo(mailTexts.checkDesired),
        ],
      },
      ...linksTo(place),
    ],
  }
}

const idFacts = (order: Order): Fact[] => [pidFact(order), [common.record, order.recordId]]
const whatToDo = (advice: Text): Fact => [mailTexts.whatToDo, advice, 'warning']
const happened = (at: string | undefined): Fact[] => (at ? [[mailTexts.at, jstText(at)]] : [])

/** To the lead of the task's lane, or to operations. */
export function taskEscalation({ order, place, task, now }: AboutOrder & { task: Task; now: Date }): MailContent {
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
      ...linksTo(place),
    ],
  }
}

/** To the lead of the task's lane, or to operations: who of the lane gets no mails. */
export function mailBounced({ order, place, task, offer }: AboutOrder & { task: Task; offer: Offer }): MailContent {
  const node = nodeText(task.node)
  const { name } = offer.member
  const event = order.events.findLast(
    ({ type, node, round, data }) =>
      type === mailReturnedEvent && node === task.node && round === task.round && data?.member === offer.member.id,
  )
  return {
    subject: `${kinds.bounced[0]} / ${kinds.bounced[1]}: ${name}: ${node[0]}: ${titleOf(order)}`,
    tone: 'warning',
    label: kinds.bounced,
    heading: node,
    preheader: `${name} ・ ${titleOf(order)}`,
    blocks: [
      { say: event?.data?.what === 'complaint' ? mailTexts.complained : mailTexts.bounced },
      {
        facts: [
          [mailTexts.mailTo, name],
          ...(event?.data?.code ? [[mailTexts.mailCode, event.data.code] satisfies Fact] : []),
          ...happened(event?.at),
          whatToDo(mailTexts.mendAddress),
          titleFact(order),
          ...taskFacts(task),
          pidFact(order),
        ],
      },
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
