import type { VariableCode } from '../../../statemachine/variables.ts'
import type { Locator } from '../link.ts'
import { type Order, taskKey } from '../order.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { record } from './journal.ts'

/** A member looks at a secret of their open task; the look itself is an audit event. */
export function revealSecret(order: Order, command: Locator & { code: VariableCode; now: Date }): Decided {
  const { node, round, ref, code, now } = command
  const task = order.tasks[taskKey(node, round)]
  const offer = task?.offers.find((candidate) => candidate.ref === ref)
  if (task?.status !== 'open' || !offer) return refuse({ kind: 'no-such-task' })
  if (order.variables[code] === undefined) return unchanged(order)
  return {
    order: record(order, {
      at: now.toISOString(),
      type: 'secret-revealed',
      by: offer.member.id,
      node,
      round,
      data: { variable: code },
    }),
  }
}
