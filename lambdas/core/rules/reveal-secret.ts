import type { VariableCode } from '../../../statemachine/variables.ts'
import type { Order } from '../order.ts'
import { after } from '../time.ts'
import { hasRoomForNeed } from './capacity.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { journal } from './journal.ts'
import { eventOf, type MemberAct, openOffer, sameClick } from './member-act.ts'

/** A member looks at a secret of their open task; the look itself is an audit event. */
export function revealSecret(order: Order, command: MemberAct & { code: VariableCode }): Decided {
  const found = openOffer(order, command)
  if ('refusal' in found) return found
  const { code, now } = command
  if (order.variables[code] === undefined) return unchanged(order)
  const { id } = found.offer.member
  const last = order.events.findLast(
    (event) => event.type === 'secret-revealed' && event.by === id && event.data?.variable === code,
  )
  if (last && after(last.at, sameClick.seconds) > now.toISOString()) return unchanged(order)
  if (!hasRoomForNeed(order)) return refuse({ kind: 'too-many' })
  return { order: journal(order, { ...eventOf('secret-revealed', command, found.offer), data: { variable: code } }) }
}
