import type { Offer, Order, Task } from '../../lambdas/core/order.ts'
import type { Mail } from '../../lambdas/core/ports.ts'
import { titleOf } from '../../lambdas/core/title.ts'
import { createComposeMail } from '../../lambdas/handlers/compose-mail.ts'
import { anEnteredOrder } from '../builders/running-order.ts'
import { someSettings } from '../builders/settings.ts'
import { anHourIn, sato, suzuki } from '../builders/shared-task.ts'
import { anAnswer, anOffer, aTask, byKey } from '../builders/task.ts'
import { createWorld } from '../fakes/world.ts'
import { rawMarker } from './hostile-text.ts'
import { expectSafeHtml, headerTrick } from './sane-answer.ts'

export const pid = 'k1-2-1'
const settings = someSettings({ mail: { ops: ['ops@example.com'], finished: ['boss@example.com'] } })

const takahashi: Offer = anOffer({ member: { id: 'takahashi', name: '髙橋 凛', email: 'takahashi@example.com' } })
const tanaka: Offer = anOffer({ member: { id: 'tanaka', name: '田中 陽', email: 'tanaka@example.com' } })
const withdrawn: Offer = { ...sato, generation: 2, withdrawnAt: anHourIn }

/** What customers and staff have written: the same text everywhere. */
function variablesOf(text: string): Order['variables'] {
  return {
    q_id: text,
    q_customerName: text,
    q_customerEmail: text,
    q_plan: text,
    q_maintenanceDatetime: text,
    q_optionSend: text,
    q_licenseKey: `key ${text}`,
    q_accessUrl: text,
    q_password: `password ${text}`,
    q_sendZipcode: text,
    q_sendAddress: text,
    q_sendName: text,
    q_trackingNo: text,
    q_kintoneId: '2',
    q_status: text,
    q_taskLimitDatetime: '2026-04-03T08:00:00.000Z',
    q_memo: [{ at: anHourIn, by: 'sato', node: '1-1', round: 1, text }],
  }
}

type Changes = { first?: Partial<Task>; order?: Partial<Order>; more?: Task[] }

const building = (changes: Partial<Task> = {}): Changes => ({
  first: { status: 'delivered', answer: anAnswer() },
  more: [
    aTask({ node: '1-2', token: 'token-2', offers: [takahashi], ...changes }),
    aTask({ node: '2', token: 'token-3', offers: [tanaka] }),
  ],
})

/** Orders as links and the console may find them, with what somebody wrote in `text`. */
const states: Record<string, (text: string) => Changes> = {
  open: () => ({}),
  held: () => ({ first: { holder: { ref: 2, at: anHourIn } } }),
  building: () => building(),
  returned: (text) => ({
    ...building({ status: 'delivered', answer: anAnswer({ outcome: 'returned', reason: text }) }),
    more: [aTask({ node: '1-1′', round: 2, token: 'token-4', offers: [sato, suzuki] })],
  }),
  answered: (text) => ({ first: { status: 'answered', answer: anAnswer({ by: { id: 'sato', name: text } }) } }),
  superseded: () => ({ first: { status: 'superseded' } }),
  withdrawn: () => ({ first: { offers: [withdrawn, suzuki], holder: { ref: 2, at: anHourIn } } }),
  expired: () => ({ first: { offers: [{ ...sato, expiresAt: anHourIn }, suzuki] } }),
  renewed: () => ({
    first: {
      offers: [
        { ...sato, generation: 2, revoked: [{ generation: 1, expiresAt: sato.expiresAt, kid: sato.kid }] },
        suzuki,
      ],
    },
  }),
  cancelled: (text) => ({
    first: { status: 'superseded' },
    order: {
      status: 'cancelled',
      endedAt: anHourIn,
      cancel: { at: anHourIn, by: 'ops', reason: text, dueAt: anHourIn, step: 'finished' },
    },
  }),
  closed: () => ({
    first: { status: 'delivered', answer: anAnswer() },
    order: { status: 'closed', endedAt: anHourIn },
  }),
  failed: () => ({ order: { status: 'failed', failure: { at: anHourIn, error: 'KintoneAccessError' } } }),
  changed: () => ({ order: { conflict: { at: anHourIn, what: 'changed' } } }),
  starting: () => ({ order: { status: 'starting', tasks: {} } }),
}
export const stateNames = Object.keys(states)

function orderIn(state: string, text: string): Order {
  const { first = {}, order = {}, more = [] } = states[state]?.(text) ?? {}
  const tasks = byKey(aTask({ offers: [sato, suzuki], ...first }), ...more)
  const made = anEnteredOrder({ variables: variablesOf(text), tasks, ...order })
  return { ...made, title: titleOf(made) }
}

/** A world on fakes but for the mails, which are put into words as ever, with one order in it. */
export async function sceneOf(state: string, text: string) {
  const world = createWorld(settings)
  const compose = createComposeMail(world)
  world.clock.forward(7_200)
  await world.ledger.claim('1', '2', 1, pid)
  await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
  for (const token of ['token-1', 'token-2', 'token-3', 'token-4']) world.executions.wait(pid, token)
  world.kintone.add({ pid, status: '3_対応中' })
  const order = orderIn(state, text)
  await world.orders.put(order, { open: order.status !== 'closed' && order.status !== 'cancelled' })
  return { ...world, compose }
}
export type Scene = Awaited<ReturnType<typeof sceneOf>>

/** What has left the product: mails, log lines, executions' inputs and answers. */
export function expectNothingLeaked({ mailer, log, executions }: Scene): void {
  for (const { mail } of mailer.sent) expectSafeMail(mail)
  const told = JSON.stringify([log.lines, executions.received, executions.inputs()])
  if (/zq/.test(told)) throw new Error(`a log or an execution tells of somebody: ${told}`)
  const failed = log.lines.find(({ message }) => message === 'request failed')
  if (failed) throw new Error(JSON.stringify(failed))
}

function expectSafeMail({ subject, html, to }: Mail): void {
  for (const header of [subject, to.name, to.address])
    if (headerTrick.test(header)) throw new Error(`a mail's header: ${JSON.stringify(header)}`)
  if (rawMarker.test(html)) expectSafeHtml(html)
}
