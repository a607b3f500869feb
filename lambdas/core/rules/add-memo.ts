import { withoutSecrets } from '../mask-secrets.ts'
import type { Order } from '../order.ts'
import { after } from '../time.ts'
import { hasRoomForAct, hasRoomForMemo } from './capacity.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { journal } from './journal.ts'
import { eventOf, type MemberAct, openOffer, sameClick, withTask } from './member-act.ts'

export interface AddMemo extends MemberAct {
  /** As the `memo` schema lets it through. */
  text: string
}

/** A member leaves a memo without answering. A secret that they quote is not kept in it. */
export function addMemo(order: Order, command: AddMemo): Decided {
  const found = openOffer(order, command)
  if ('refusal' in found) return found
  const { node, round, now } = command
  const by = found.offer.member.name
  const at = now.toISOString()
  const text = withoutSecrets(command.text, order.variables)
  const last = order.variables.q_memo.findLast((memo) => memo.node === node && memo.round === round && memo.by === by)
  if (last?.text === text && after(last.at, sameClick.seconds) > at) return unchanged(order)
  if (!hasRoomForMemo(order) || !hasRoomForAct(order)) return refuse({ kind: 'too-many' })
  const q_memo = [...order.variables.q_memo, { at, by, node, round, text }]
  const next = withTask({ ...order, variables: { ...order.variables, q_memo } }, found.task)
  return { order: journal(next, eventOf('memo-added', command, found.offer)) }
}
