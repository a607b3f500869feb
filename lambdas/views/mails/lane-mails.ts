import { taskDefinition } from '../../../statemachine/process.ts'
import { withoutSecrets } from '../../core/mask-secrets.ts'
import { type Order, type Task, taskKey } from '../../core/order.ts'
import { common, laneText } from '../texts.ts'
import { jstText, timeLeft } from '../time.ts'
import { nodeText } from '../what-comes-next.ts'
import type { MailBlock } from './mail-body.ts'
import type { MailContent } from './mail-content.ts'
import { mailTexts } from './mail-texts.ts'

const titleOf = ({ title, variables }: Order) => (title ? withoutSecrets(title, variables) : common.untitled[0])

function deadlineText({ variables }: Order, now: Date) {
  const limit = variables.q_taskLimitDatetime
  if (!limit) return '—'
  const [text, left] = [jstText(limit), timeLeft(limit, now)?.text]
  return left ? ([`${text[0]}(${left[0]})`, `${text[1]} (${left[1]})`] as const) : text
}

/** Why the key came back: the answer of the build lane in the round before. */
function returned(order: Order, task: Task): MailBlock[] {
  const reason = order.tasks[taskKey('1-2', task.round - 1)]?.answer?.reason
  if (task.node !== '1-1′' || !reason) return []
  return [{ label: mailTexts.reason, quote: withoutSecrets(reason, order.variables) }]
}

/** To one member of the task's lane. */
export function taskOffered(about: { order: Order; task: Task; link: string; now: Date }): MailContent {
  const { order, task, link, now } = about
  const name = nodeText(task.node)
  return {
    subject: `${name[0]}: ${titleOf(order)}`,
    blocks: [
      { say: task.node === '1-1′' ? mailTexts.keyReturned : mailTexts.taskOffered },
      {
        facts: [
          [common.title, titleOf(order)],
          [common.node, name],
          [common.lane, laneText(taskDefinition(task.node).lane)],
          [common.round, String(task.round)],
          [common.deadline, deadlineText(order, now)],
        ],
      },
      ...returned(order, task),
      { label: mailTexts.open, link },
      { say: mailTexts.yourOwn },
    ],
  }
}

/** To the members of lanes that had been asked. */
export function orderCancelled({ order }: { order: Order }): MailContent {
  return {
    subject: `中止 / Cancelled: ${titleOf(order)}`,
    blocks: [
      { say: mailTexts.orderCancelled },
      {
        facts: [
          [common.title, titleOf(order)],
          [common.pid, order.pid],
        ],
      },
      ...(order.cancel
        ? [{ label: mailTexts.cancelReason, quote: withoutSecrets(order.cancel.reason, order.variables) }]
        : []),
    ],
  }
}
