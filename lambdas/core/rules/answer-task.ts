import { type Outcome, type TaskNode, taskDefinition } from '../../../statemachine/process.ts'
import type { AskedVariable, MemoEntry } from '../../../statemachine/variables.ts'
import { withoutSecrets } from '../mask-secrets.ts'
import { type Answer, type Order, type Task, taskKey } from '../order.ts'
import { type Decided, refuse } from './decided.ts'
import { isLive } from './fence.ts'
import { journal } from './journal.ts'

/** A validated answer, as `parseAnswer` makes it. */
export interface AnswerTask {
  node: TaskNode
  round: number
  ref: number
  generation: number
  outcome: Outcome
  values: Partial<Record<AskedVariable, string>>
  reason?: string
  memo?: string
  now: Date
}

/** Records the answer of an open task. This put is the decision; everyone after it is told who decided. */
export function answerTask(order: Order, command: AnswerTask): Decided {
  const task = order.tasks[taskKey(command.node, command.round)]
  if (!task) return refuse({ kind: 'no-such-task' })
  if (task.answer) return refuse({ kind: 'already-answered', task, answer: task.answer })
  if (!isLive(order)) return refuse({ kind: 'order-ended', status: order.status })
  if (task.status === 'superseded') return refuse({ kind: 'task-superseded' })
  const offer = task.offers.find(({ ref }) => ref === command.ref)
  if (!offer || offer.generation !== command.generation) return refuse({ kind: 'link-revoked' })

  const at = command.now.toISOString()
  const masked = { ...command, ...maskedTexts(command, order) }
  const { outcome, reason } = masked
  const answer: Answer = {
    outcome,
    at,
    by: { id: offer.member.id, name: offer.member.name },
    ...(reason && { reason }),
  }
  const answered: Task = { ...task, status: 'answered', answer }
  const asked = taskDefinition(task.node).outcomes[outcome]?.asks ?? []
  const values = Object.fromEntries(asked.map((code) => [code, command.values[code]]))
  const next: Order = {
    ...order,
    variables: {
      ...order.variables,
      ...values,
      q_memo: [...order.variables.q_memo, ...memos(masked, offer.member.name)],
    },
    tasks: { ...order.tasks, [taskKey(task.node, task.round)]: answered },
    unsent: order.unsent.filter((mail) => mail.task !== taskKey(task.node, task.round)),
  }
  const { node, round } = task
  return { order: journal(next, { at, type: 'task-answered', by: offer.member.id, node, round, data: { outcome } }) }
}

const memos = ({ now, node, round, reason, memo }: AnswerTask, by: string): MemoEntry[] =>
  [reason, memo].filter((text) => text !== undefined).map((text) => ({ at: now.toISOString(), by, node, round, text }))

/** A key that somebody quotes must not outlive its correction in a memo. */
function maskedTexts({ reason, memo, values }: AnswerTask, order: Order) {
  const mask = (text: string) => withoutSecrets(withoutSecrets(text, order.variables), values)
  return { ...(reason !== undefined && { reason: mask(reason) }), ...(memo !== undefined && { memo: mask(memo) }) }
}
