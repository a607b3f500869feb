import type { Order } from '../../lambdas/core/order.ts'
import type { MailRequest } from '../../lambdas/views/mails/render-mail.ts'
import { someSettings } from '../builders/settings.ts'
import { anAnsweredTask, anOffer, anOrder, aTask, now } from './an-order.ts'

export const link = 'https://nouhin.example.com/t/abc.def'
export const place = {
  at: 'console',
  url: 'https://nouhin.example.com/console/orders/k1-7-1',
  record: 'https://example.cybozu.com/k/1/show#record=7',
} as const

export const names = someSettings().kintone

const sato = anOffer({ ref: 1, member: { id: 'sato', name: '佐藤 葵', email: 'sato@example.com' } })
const suzuki = anOffer({ ref: 2, member: { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' } })
const offers = [sato, suzuki]
export const lane = offers.map(({ member }) => member)

export const task = aTask('1-1', 1, { offers })
export const heldTask = aTask('1-1', 1, { offers, holder: { ref: 2, at: '2026-11-24T00:30:00Z' } })
export const correction = aTask('1-1′', 2, { offers })
export const checkedAgain = aTask('1-2', 2, { offers })
const returnedTask = (reason: string) => anAnsweredTask('1-2', 1, 'returned', reason)

const at = '2026-11-24T00:30:00Z'
const of11 = { node: '1-1', round: 1 }
const foundChanged = { at, what: 'changed', found: { pid: '', status: '1_未対応' } } as const
export const handedOver = { at, type: 'task-handed-over', by: 'sato', ...of11, data: { to: 'suzuki' } }
export const takenOver = { at, type: 'task-taken-over', by: 'suzuki', ...of11, data: { from: 'sato' } }
export const reassigned = { at, type: 'task-reassigned', by: 'ops', ...of11, data: { from: 'sato', to: 'suzuki' } }
export const joined = { at, type: 'member-joined', ...of11, data: { member: 'sato' } }
export const left = { at, type: 'member-left', ...of11, data: { member: 'sato', held: 'yes' } }
export const bounced = {
  at,
  type: 'mail-bounced',
  ...of11,
  data: { mail: 'task-offered:1-1#1:2', member: 'suzuki', what: 'bounce', code: 'Permanent/General' },
}

/** An order that has met with everything that a mail may tell of. */
export const eventfulOrder = (changes: Partial<Order> = {}, said = '別のプランのキーです。'): Order => ({
  ...anOrder({}, anAnsweredTask('1-1'), anAnsweredTask('2'), returnedTask(said), correction),
  endedAt: '2026-11-25T06:30:00Z',
  cancel: { at, by: 'ops', reason: said, dueAt: at, step: 'stop' },
  failure: { at, error: 'KintoneConflict' },
  conflict: { at, what: 'deleted' },
  ...changes,
})

/** The key has come back corrected, with a memo of these words. */
export const correctedOrder = (order: Order, said = order.tasks['1-2#1']?.answer?.reason ?? ''): Order => ({
  ...order,
  tasks: { ...order.tasks, '1-1′#2': anAnsweredTask('1-1′', 2), '1-2#2': checkedAgain },
  variables: {
    ...order.variables,
    q_memo: [
      ...order.variables.q_memo,
      { at: '2026-11-23T08:05:00Z', by: '佐藤 葵', node: '1-1′', round: 2, text: said },
    ],
  },
})

/** One request of each kind, and of the forms that a kind has. */
export function everyMail(order: Order): Record<string, MailRequest> {
  const toMember = { order, ref: 1, link, now }
  const events = (...more: Order['events']) => ({ ...order, events: [...order.events, ...more] })
  const late = new Date('2026-11-27T01:00:00Z')
  const { generation, expiresAt, kid } = sato
  const refreshed = { ...task, offers: [{ ...sato, generation: 2, earlier: { generation, expiresAt, kid } }] }
  const firstToSato = { ...correction, offers: [sato], firstTo: { member: 'sato', until: '2026-11-24T04:30:00Z' } }
  const renewed = { ...task, offers: [{ ...sato, generation: 2 }] }
  return {
    offered: { kind: 'task-offered', ...toMember, task },
    'offered-again': { kind: 'task-offered', ...toMember, task: renewed },
    returned: { kind: 'task-offered', ...toMember, task: correction },
    corrected: { kind: 'task-offered', ...toMember, order: correctedOrder(order), task: checkedAgain },
    'handed-over': { kind: 'task-handed-over', ...toMember, order: events(handedOver), ref: 2, task: heldTask },
    assigned: { kind: 'task-handed-over', ...toMember, order: events(reassigned), ref: 2, task: heldTask },
    'taken-over': { kind: 'task-taken-over', ...toMember, order: events(takenOver), task: heldTask },
    'first-to-whoever-arranged': { kind: 'task-offered', ...toMember, task: firstToSato },
    'offered-after-coming-back': { kind: 'task-offered', ...toMember, order: events(joined), task: renewed },
    'fresh-link-beside-another': { kind: 'task-offered', ...toMember, task: refreshed },
    released: { kind: 'task-released', ...toMember, order: events(left), ref: 2, task },
    withdrawn: { kind: 'task-withdrawn', order: events(left), task },
    reminder: { kind: 'task-reminder', ...toMember, task, now: new Date('2026-11-25T08:00:00Z') },
    overdue: { kind: 'task-overdue', ...toMember, task: heldTask, now: late },
    escalation: { kind: 'task-escalation', order, task, lane, place, now: late },
    bounced: { kind: 'mail-bounced', order: events(bounced), task, lane, offer: suzuki, place },
    complained: {
      kind: 'mail-bounced',
      order: events({ ...bounced, data: { ...bounced.data, what: 'complaint', code: 'abuse' } }),
      task,
      lane,
      offer: suzuki,
      place,
    },
    'office-bounced': {
      kind: 'notice-bounced',
      order: events({
        at,
        type: 'mail-bounced',
        data: { mail: 'order-failed:x:1', what: 'bounce', code: '550 5.1.1' },
      }),
      mail: 'mail-bounced:bounce:order-failed:x:1:1',
      address: 'second@example.com',
      place,
    },
    failing: {
      kind: 'mail-failing',
      order: { ...order, unsent: [{ id: 'a', kind: 'task-offered', failures: 30, failingSince: at, dueAt: at }] },
      place,
      now: late,
    },
    cancelled: { kind: 'order-cancelled', order, task },
    finished: { kind: 'order-finished', order, place },
    failed: {
      kind: 'order-failed',
      order: { ...order, conflict: undefined },
      names,
      place: { at: 'execution', url: 'https://console.aws.amazon.com/states/x' },
    },
    deleted: { kind: 'record-changed', order, place, names },
    changed: { kind: 'record-changed', order: { ...order, conflict: { at, what: 'changed' } }, place, names },
    'changed-as-found': { kind: 'record-changed', order: { ...order, conflict: foundChanged }, place, names },
  }
}
