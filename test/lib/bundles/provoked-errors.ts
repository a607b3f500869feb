import { mailTag } from '../../../lambdas/core/mail-tag.ts'
import type { Order } from '../../../lambdas/core/order.ts'
import type { FunctionName } from '../../../lib/names.ts'
import { anOrder } from '../../builders/order.ts'
import { aDecidedOrder, anEnteredOrder } from '../../builders/running-order.ts'
import type { Consequence } from './asl.ts'
import {
  aRecord,
  gone,
  invalidInput,
  type KintoneAnswers,
  maintenance,
  newerRevision,
  refusedRecord,
  tooMany,
  wrongToken,
} from './kintone-answers.ts'

export interface Provoked {
  fn: FunctionName
  error: string
  /** What the state machine makes of it, where it is the one that invokes. */
  consequence?: Consequence
  node?: string
  /** What is in the table; none: there is no such order. */
  order?: (id: { recordId: string; pid: string }) => Order
  event?: (pid: string) => unknown
  kintone?: (id: { recordId: string; pid: string }) => KintoneAnswers
  putsAreRefused?: boolean
}
type OrderOf = NonNullable<Provoked['order']>

const fresh: OrderOf = ({ recordId }) => anOrder({ recordId })
const cancelled: OrderOf = ({ recordId }) => aDecidedOrder({ recordId, status: 'cancelled' })
const decided: OrderOf = ({ recordId }) => aDecidedOrder({ recordId })
/** As another version may have written it. */
const unreadable: OrderOf = ({ recordId }) => ({ ...anOrder({ recordId }), openedAt: '+010000-01-01T00:00:00.000Z' })
const entered: OrderOf = ({ recordId, pid }) =>
  anEnteredOrder({ recordId, record: { revision: '4', pid, status: '3_対応中' } })

/** What any step does with a payload or an order that it cannot use. */
const ofEveryStep = (fn: FunctionName, node: string, live: OrderOf): Provoked[] => [
  { fn, node, error: 'InvalidPayload', consequence: 'fails', event: () => ({ node: 'x9' }) },
  { fn, node, error: 'OrderNotFound', consequence: 'fails' },
  { fn, node, error: 'OrderEnded', consequence: 'fails', order: cancelled },
  { fn, node, error: 'StoredItemInvalid', consequence: 'is tried again', order: unreadable },
  {
    fn,
    node,
    error: 'VersionConflict',
    consequence: 'is tried again',
    order: live,
    putsAreRefused: true,
    kintone: ({ recordId }) => ({ 'GET record': aRecord(recordId) }),
  },
]

const refusals = [
  { error: 'KintoneSetupError', consequence: 'fails', answer: invalidInput },
  { error: 'KintoneAccessError', consequence: 'fails', answer: wrongToken },
  { error: 'KintoneThrottled', consequence: 'is tried again', answer: tooMany },
  { error: 'KintoneUnavailable', consequence: 'is tried again', answer: maintenance },
] as const

const ofKintone = (fn: FunctionName, node: string, order: OrderOf): Provoked[] =>
  refusals.map(({ error, consequence, answer }) => ({
    fn,
    node,
    error,
    consequence,
    order,
    kintone: () => ({ anything: answer }),
  }))

const changedBy =
  (status: string): Provoked['kintone'] =>
  ({ recordId, pid }) => ({
    'PUT record': newerRevision,
    'GET record': aRecord(recordId, { pid, status }),
  })

/** Each error that a function can end with, provoked from outside. */
const bounced = (pid: string) => ({
  'detail-type': 'Email Bounced',
  detail: {
    eventType: 'Bounce',
    bounce: { bounceType: 'Permanent', bounceSubType: 'General' },
    mail: { tags: { mail: [mailTag(`${pid}:order-failed:1`)] } },
  },
})

export const provokedErrors: Provoked[] = [
  // First, as it looks at every order that is open.
  ...refusals.map(({ error, answer }): Provoked => ({ fn: 'reconcile', error, kintone: () => ({ anything: answer }) })),
  {
    fn: 'execution-ended',
    error: 'InvalidPayload',
    event: () => ({ detail: {} }),
  },
  {
    fn: 'execution-ended',
    error: 'VersionConflict',
    order: entered,
    putsAreRefused: true,
    event: (pid) => ({ detail: { name: pid, status: 'FAILED' } }),
  },
  {
    fn: 'execution-ended',
    error: 'StoredItemInvalid',
    order: unreadable,
    event: (pid) => ({ detail: { name: pid, status: 'FAILED' } }),
  },
  { fn: 'mail-events', error: 'StoredItemInvalid', order: unreadable, event: bounced },
  { fn: 'mail-events', error: 'InvalidPayload', event: () => ({ detail: {} }) },
  { fn: 'mail-events', error: 'OrderNotFound', event: bounced },
  { fn: 'mail-events', error: 'VersionConflict', order: entered, putsAreRefused: true, event: bounced },
  ...ofEveryStep('fetch-record', 'x1', fresh),
  ...ofKintone('fetch-record', 'x1', fresh),
  ...ofEveryStep('set-variables', 'x2', decided),
  ...ofEveryStep('open-task', '1-1', entered),
  ...ofEveryStep('update-record', 'x5', entered),
  ...ofKintone('update-record', 'x3', decided),
  ...[
    { fn: 'update-record', node: 'x3', order: decided, status: '2_対応要' } as const,
    { fn: 'update-record', node: 'x5', order: entered, status: '3_対応中' } as const,
  ].map(
    ({ fn, node, order, status }): Provoked => ({
      fn,
      node,
      error: 'KintoneRecordRefused',
      consequence: 'fails',
      order,
      event: (pid) => ({ pid, node, knows: ['KintoneRecordRefused'] }),
      kintone: ({ recordId, pid }) => ({
        'PUT record': refusedRecord,
        'GET record': aRecord(recordId, { pid: node === 'x5' ? pid : '', status }),
      }),
    }),
  ),
  {
    fn: 'update-record',
    node: 'x3',
    error: 'Withdrawn',
    consequence: 'is caught',
    order: decided,
    kintone: changedBy('1_未対応'),
  },
  {
    fn: 'update-record',
    node: 'x5',
    error: 'KintoneConflict',
    consequence: 'fails',
    order: entered,
    kintone: changedBy('1_未対応'),
  },
  {
    fn: 'update-record',
    node: 'x5',
    error: 'KintoneRevisionConflict',
    consequence: 'is tried again',
    order: entered,
    kintone: changedBy('3_対応中'),
  },
  {
    fn: 'update-record',
    node: 'x5',
    error: 'KintoneRecordGone',
    consequence: 'fails',
    order: entered,
    kintone: () => ({ anything: gone }),
  },
]

/** What Lambda or the state machine hands a function, unless the case says otherwise. */
export function eventOf({ node, event }: Provoked, pid: string): unknown {
  if (event) return event(pid)
  return node ? { pid, node, round: 1, token: 'token', redrive: 0, retry: 0 } : {}
}
