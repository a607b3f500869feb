import { type Deadline, desiredTooFarEvent } from '../deadline.ts'
import type { Order, UnsentMail } from '../order.ts'
import { titleOf, titleOfNothingToDo } from '../title.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { stampDelivered } from './deliver-answer.ts'
import { isLive, running } from './fence.ts'
import { journal } from './journal.ts'

const ended = (order: Order) => refuse({ kind: 'order-ended', status: order.status })

export interface SetInProgress {
  label: string
  deadline: Deadline
  /** Who hears that 構築希望日時 was too far off to be the deadline. */
  ops: readonly string[]
  now: Date
}

/** x2: title, status and deadline; a retry keeps the first deadline. */
export function setInProgress(order: Order, command: SetInProgress): Decided {
  if (!isLive(order)) return ended(order)
  if (order.variables.q_taskLimitDatetime) return unchanged(order)
  const at = command.now.toISOString()
  const variables = {
    ...order.variables,
    q_status: command.label,
    q_taskLimitDatetime: command.deadline.at.toISOString(),
  }
  const next = journal(
    { ...running(order), title: titleOf(order), variables },
    { at, type: 'variables-set', node: 'x2' },
  )
  if (!command.deadline.desiredTooFar) return { order: next }
  const told = command.ops.map((to, index): UnsentMail => {
    const id = `${desiredTooFarEvent}:${index + 1}`
    return { id, kind: desiredTooFarEvent, to, failures: 0, dueAt: at }
  })
  const unsent = [...next.unsent, ...told]
  return { order: journal({ ...next, unsent }, { at, type: desiredTooFarEvent, node: 'x2' }) }
}

/**
 * x2′: nothing to do; titles and closes the order. The record is freed after this is stored. A status that x2 has set was
 * never written, since a person had taken the record out of 対応要 before.
 */
export function closeUnhandled(order: Order, command: { now: Date }): Decided {
  if (order.status === 'closed') return unchanged(order)
  if (!isLive(order)) return ended(order)
  const at = command.now.toISOString()
  const { q_status: _, ...variables } = order.variables
  const next: Order = { ...running(order), status: 'closed', endedAt: at, title: titleOfNothingToDo(order), variables }
  return { order: journal(next, { at, type: 'order-closed', node: 'x2′' }) }
}

/** x4: every task has been delivered; the status says so. */
export function setDone(order: Order, command: { label: string; now: Date }): Decided {
  if (!isLive(order)) return ended(order)
  const answered = Object.values(order.tasks).filter((task) => task.status === 'answered')
  if (order.variables.q_status === command.label && answered.length === 0) return unchanged(order)
  const delivered = answered.reduce((next, task) => stampDelivered(next, task, command.now), running(order))
  const next = { ...delivered, variables: { ...delivered.variables, q_status: command.label } }
  return { order: journal(next, { at: command.now.toISOString(), type: 'variables-set', node: 'x4' }) }
}
