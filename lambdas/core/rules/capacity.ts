import type { Order } from '../order.ts'

export const mostMemos = 100
export const mostActs = 200

/**
 * How large (bytes of JSON) an order may be for people to add to it. What can wait ends first, then what a task may
 * need: a return, a look at a secret, a fresh link. An answer that completes a task is always taken. The rest, up to
 * 200 KB, is for what follows from these by itself.
 */
const roomFor = { comfort: 100_000, need: 130_000 }

const acts = ['task-claimed', 'task-taken-over', 'task-handed-over', 'memo-added']
const sizeOf = (order: Order) => Buffer.byteLength(JSON.stringify(order))

export const hasRoomForNeed = (order: Order) => sizeOf(order) <= roomFor.need
export const hasRoomForMemo = (order: Order) =>
  order.variables.q_memo.length < mostMemos && sizeOf(order) <= roomFor.comfort
export const hasRoomForAct = (order: Order) =>
  order.events.filter(({ type }) => acts.includes(type)).length < mostActs && sizeOf(order) <= roomFor.comfort
