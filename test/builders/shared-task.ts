import type { Order, Task } from '../../lambdas/core/order.ts'
import type { Member } from '../../lambdas/core/ports.ts'
import { anEnteredOrder } from './running-order.ts'
import { anOffer, aTask, byKey } from './task.ts'

/** Two members of the licence lane, by the refs of their offers, and a third who has none. */
export const sato = anOffer()
export const suzuki = anOffer({ ref: 2, member: { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' } })
export const ito: Member = { id: 'ito', name: '伊藤 杏', email: 'ito@example.com' }
export const licenceMembers: readonly Member[] = [sato.member, suzuki.member, ito]

/** 2026-04-01, an hour and two after the task was opened. */
export const anHourIn = '2026-04-01T01:00:00.000Z'
export const twoHoursIn = '2026-04-01T02:00:00.000Z'

/** 1-1, open, offered to both; `changes` are the task's. */
export const aSharedOrder = (changes: Partial<Task> = {}, ofOrder: Partial<Order> = {}): Order =>
  anEnteredOrder({ tasks: byKey(aTask({ offers: [sato, suzuki], ...changes })), ...ofOrder })

/** What one of them does, two hours in. */
export const actOf = ({ ref, generation }: { ref: number; generation: number } = sato) =>
  ({ node: '1-1', round: 1, ref, generation, members: licenceMembers, now: new Date(twoHoursIn) }) as const

/** As many events of an order as would fill it with acts. */
export const claimEvents = (count: number): Order['events'] =>
  Array.from({ length: count }, () => ({ at: anHourIn, type: 'task-claimed', by: 'sato', node: '1-1', round: 1 }))
