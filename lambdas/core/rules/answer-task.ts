import { type Outcome, taskDefinition } from '../../../statemachine/process.ts'
import type { AskedVariable, MemoEntry } from '../../../statemachine/variables.ts'
import { otherHolder } from '../holder.ts'
import { withoutSecrets } from '../mask-secrets.ts'
import { type Answer, type Order, type Task, taskKey, type UnsentMail } from '../order.ts'
import { after } from '../time.ts'
import { hasRoomForMemo, hasRoomForRound } from './capacity.ts'
import { takeOver } from './claim-task.ts'
import { type Decided, type Refusal, refuse } from './decided.ts'
import { journal } from './journal.ts'
import { eventOf, type MemberAct, openOffer, sameClick, withTask } from './member-act.ts'

/** A validated answer, as `parseAnswer` makes it. */
export interface AnswerTask extends MemberAct {
  outcome: Outcome
  values: Partial<Record<AskedVariable, string>>
  reason?: string
  memo?: string
  /** Answer though another member has taken the task; they are told. */
  takeOver?: boolean
}

/** Mails that ask for what has been done. */
const asking: readonly UnsentMail['kind'][] = [
  'task-offered',
  'task-handed-over',
  'task-reminder',
  'task-overdue',
  'task-escalation',
]

/** Records the answer of an open task. This put is the decision; everyone after it is told who decided. */
export function answerTask(order: Order, command: AnswerTask): Decided {
  const found = openOffer(order, command)
  if ('refusal' in found) return refuse(withRepeat(found.refusal, order, command))
  const { task, offer } = found
  const holder = otherHolder(task, offer.ref)
  if (holder && !command.takeOver) return refuse({ kind: 'held', holder })
  if (!hasRoomFor(order, command)) return refuse({ kind: 'too-many' })

  const at = command.now.toISOString()
  const masked = { ...command, ...maskedTexts(command, order) }
  const { outcome, reason } = masked
  const answer: Answer = {
    outcome,
    at,
    by: { id: offer.member.id, name: offer.member.name },
    ...(reason && { reason }),
  }
  const taken = holder ? takeOver(order, task, offer, holder, command) : order
  const answered: Task = { ...task, ...(holder && { holder: { ref: offer.ref, at } }), status: 'answered', answer }
  const next: Order = {
    ...withTask(taken, { ...answered, stages: [] }),
    variables: {
      ...order.variables,
      ...askedValues(task, command),
      q_memo: [...order.variables.q_memo, ...memos(masked, offer.member.name)],
    },
    unsent: taken.unsent.filter((mail) => mail.task !== taskKey(task.node, task.round) || !asking.includes(mail.kind)),
  }
  return { order: journal(next, { ...eventOf('task-answered', command, offer), data: { outcome } }) }
}

const askedValues = ({ node }: Task, { outcome, values }: AnswerTask) =>
  Object.fromEntries((taskDefinition(node).outcomes[outcome]?.asks ?? []).map((code) => [code, values[code]]))

/** A done task is always taken, but for a memo that nothing depends on; a return while a new round has room. */
const hasRoomFor = (order: Order, { outcome, memo }: AnswerTask) =>
  (outcome === 'done' || hasRoomForRound(order)) && (memo === undefined || hasRoomForMemo(order))

function withRepeat(refusal: Refusal, order: Order, command: AnswerTask): Refusal {
  if (refusal.kind !== 'already-answered') return refusal
  const { task, answer } = refusal
  const { reason, memo } = maskedTexts(command, order)
  const hasMemo = ({ at, node, round, text }: MemoEntry) =>
    at === answer.at && node === task.node && round === task.round && text === memo
  const repeated =
    task.offers.some(({ ref, member }) => ref === command.ref && member.id === answer.by.id) &&
    after(answer.at, sameClick.seconds) > command.now.toISOString() &&
    answer.outcome === command.outcome &&
    answer.reason === reason &&
    (memo === undefined || order.variables.q_memo.some(hasMemo)) &&
    Object.entries(askedValues(task, command)).every(
      ([code, value]) => order.variables[code as AskedVariable] === value,
    )
  return repeated ? { ...refusal, repeated } : refusal
}

const memos = ({ now, node, round, reason, memo }: AnswerTask, by: string): MemoEntry[] =>
  [reason, memo].filter((text) => text !== undefined).map((text) => ({ at: now.toISOString(), by, node, round, text }))

/** A key that somebody quotes must not outlive its correction in a memo. */
function maskedTexts({ reason, memo, values }: AnswerTask, order: Order) {
  const mask = (text: string) => withoutSecrets(withoutSecrets(text, order.variables), values)
  return { ...(reason !== undefined && { reason: mask(reason) }), ...(memo !== undefined && { memo: mask(memo) }) }
}
