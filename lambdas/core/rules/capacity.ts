import type { Order } from '../order.ts'

export const mostMemos = 100
export const mostActs = 200

/**
 * How large (bytes of JSON) an order may be for people to add to it. What can wait ends first, then what a task may
 * need: a look at a secret, a fresh link, what operations have to do about its people, a return as long as its round has
 * room. An answer that completes a task is always taken. The rest, up to 200 KB, is for what follows by itself.
 */
const roomFor = { comfort: 100_000, need: 130_000, operations: 140_000, round: 170_000 }
/** What a person types in a round at the most, and what each member of a task costs beside their offer: its mails. */
const costs = { typed: 28_000, mailsOfMember: 450 }

const acts = ['task-claimed', 'task-taken-over', 'task-handed-over', 'memo-added']
const bytesOf = (what: unknown) => Buffer.byteLength(JSON.stringify(what))
const sizeOf = (order: Order) => bytesOf(order)

/** A return opens two tasks more, each with the offers of its lane and the mails about them. */
export function hasRoomForRound(order: Order): boolean {
  const offers = Object.values(order.tasks).map((task) => ({ count: task.offers.length, bytes: bytesOf(task.offers) }))
  const most = (of: 'count' | 'bytes') => offers.reduce((largest, one) => Math.max(largest, one[of]), 0)
  const task = most('bytes') + most('count') * costs.mailsOfMember
  return sizeOf(order) + 2 * task + costs.typed <= roomFor.round
}
export const hasRoomForNeed = (order: Order) => sizeOf(order) <= roomFor.need
export const hasRoomForOperations = (order: Order) => sizeOf(order) <= roomFor.operations
export const hasRoomForMemo = (order: Order) =>
  order.variables.q_memo.length < mostMemos && sizeOf(order) <= roomFor.comfort
export const hasRoomForAct = (order: Order) =>
  order.events.filter(({ type }) => acts.includes(type)).length < mostActs && sizeOf(order) <= roomFor.comfort
