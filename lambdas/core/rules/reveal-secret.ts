import type { VariableCode } from '../../../statemachine/variables.ts'
import type { Locator } from '../link.ts'
import { type Order, taskKey } from '../order.ts'
import { after } from '../time.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { journal } from './journal.ts'

/** Pressing the button again within this time is the same look. */
const sameLook = { seconds: 60 }

/** A member looks at a secret of their open task; the look itself is an audit event. */
export function revealSecret(order: Order, command: Locator & { code: VariableCode; now: Date }): Decided {
  const { node, round, ref, code, now } = command
  const task = order.tasks[taskKey(node, round)]
  const offer = task?.offers.find((candidate) => candidate.ref === ref)
  if (task?.status !== 'open' || !offer) return refuse({ kind: 'no-such-task' })
  if (order.variables[code] === undefined) return unchanged(order)
  const at = now.toISOString()
  const last = order.events.findLast(
    (event) => event.type === 'secret-revealed' && event.by === offer.member.id && event.data?.variable === code,
  )
  if (last && after(last.at, sameLook.seconds) > at) return unchanged(order)
  const event = { type: 'secret-revealed', by: offer.member.id, node, round, data: { variable: code } }
  return { order: journal(order, { at, ...event }) }
}
