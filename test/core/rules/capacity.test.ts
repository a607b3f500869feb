import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../../lambdas/core/order.ts'
import { addMemo } from '../../../lambdas/core/rules/add-memo.ts'
import { answerTask } from '../../../lambdas/core/rules/answer-task.ts'
import { claimTask } from '../../../lambdas/core/rules/claim-task.ts'
import type { Decided } from '../../../lambdas/core/rules/decided.ts'
import { handOver } from '../../../lambdas/core/rules/hand-over.ts'
import { mailsSent } from '../../../lambdas/core/rules/mails-sent.ts'
import { openTask } from '../../../lambdas/core/rules/open-task.ts'
import { renewOffer } from '../../../lambdas/core/rules/renew-offer.ts'
import { revealSecret } from '../../../lambdas/core/rules/reveal-secret.ts'
import { setDone } from '../../../lambdas/core/rules/set-variables.ts'
import type { Outcome, TaskNode } from '../../../statemachine/process.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { decidedOrder } from './expect-decided.ts'

const kanji = (length: number) => '漢'.repeat(length)
const bytesOf = (order: Order) => Buffer.byteLength(JSON.stringify(order))
/** Ten members a lane, with the longest of ids and long names and addresses. */
const members = Array.from({ length: 10 }, (_, index) => ({
  id: `${index}`.padEnd(31, 'x'),
  name: kanji(30),
  email: `${'a'.repeat(60)}${index}@${'b'.repeat(60)}.example.com`,
}))
const link = { kid: 'k'.repeat(20), linkDays: 90 }
const longest = {
  q_licenseKey: kanji(500),
  q_accessUrl: `https://${'a'.repeat(1992)}`,
  q_password: kanji(500),
  q_sendZipcode: '123-4567',
  q_sendAddress: kanji(200),
  q_sendName: kanji(200),
  q_trackingNo: 'RR123456785JP',
}

/** People who do all that they may, each act of it at its largest. */
function busyOffice() {
  let now = Date.parse('2026-04-01T00:00:00Z')
  let order = anEnteredOrder({
    title: kanji(500),
    variables: {
      ...Object.fromEntries(
        ['q_id', 'q_customerName', 'q_customerEmail', 'q_plan', 'q_optionSend'].map((code) => [code, kanji(250)]),
      ),
      q_memo: [],
    },
  })
  const later = (seconds = 61) => {
    now += seconds * 1000
    return new Date(now)
  }
  const perform = (rule: (order: Order) => Decided): boolean => {
    const decided = rule(order)
    if ('refusal' in decided || decided.order === order) return false
    const sent = decided.order.unsent.map(({ id }) => id)
    order = {
      ...decidedOrder(mailsSent(decided.order, { sent, failed: [], now: later(1) })),
      version: order.version + 1,
    }
    return true
  }
  const generationOf = (node: TaskNode, round: number, ref: number) =>
    order.tasks[`${node}#${round}`]?.offers.find((offer) => offer.ref === ref)?.generation ?? 0
  const act = (node: TaskNode, round: number, ref: number) => ({
    node,
    round,
    ref,
    generation: generationOf(node, round, ref),
    now: later(),
  })

  return {
    order: () => order,
    open: (node: TaskNode, round: number) =>
      perform((current) =>
        openTask(current, {
          ...link,
          node,
          round,
          token: 't'.repeat(1024),
          tokenOrder: [0, 0],
          members,
          stages: [],
          now: later(),
        }),
      ),
    memo: (node: TaskNode, round: number) =>
      perform((current) =>
        addMemo(current, { ...act(node, round, 1), text: `${kanji(1980)}${current.version}`.padEnd(2000, '漢') }),
      ),
    takeOver: (node: TaskNode, round: number, ref: number) =>
      perform((current) => claimTask(current, { ...act(node, round, ref), takeOver: true })),
    handOver: (node: TaskNode, round: number, ref: number, to = members[ref]?.id ?? '') =>
      perform((current) => handOver(current, { ...act(node, round, ref), ...link, to, members })),
    renew: (node: TaskNode, round: number, ref: number) =>
      perform((current) => renewOffer(current, { pid: '', node, round, ref, ...link, members, now: later(601) })),
    reveal: (node: TaskNode, round: number) =>
      perform((current) => revealSecret(current, { ...act(node, round, 1), code: 'q_licenseKey' })),
    answer: (node: TaskNode, round: number, outcome: Outcome, texts: { reason?: string; memo?: string } = {}) =>
      perform((current) =>
        answerTask(current, { ...act(node, round, 10), outcome, values: longest, takeOver: true, ...texts }),
      ),
    finish: () => perform((current) => setDone(current, { label: '4_対応済', now: later() })),
  }
}
type BusyOffice = ReturnType<typeof busyOffice>

const untilRefused = (perform: () => boolean) => {
  let count = 0
  while (count < 5000 && perform()) count++
  return count
}
/** Returns, with the longest reason and memo, until there is no room for one; then completes what is open. */
function playRounds(office: BusyOffice) {
  let round = 1
  for (const texts of [{ reason: kanji(2000), memo: kanji(2000) }, { reason: kanji(2000) }, { reason: '短' }]) {
    while (office.answer('1-2', round, 'returned', texts)) {
      round++
      office.open('1-1′', round)
      office.answer('1-1′', round, 'done')
      office.open('1-2', round)
    }
  }
  office.answer('1-2', round, 'done')
  return round
}

const ways: [string, (office: BusyOffice) => unknown][] = [
  ['memos', (office) => untilRefused(() => office.memo('1-2', 1))],
  ['take-overs', (office) => untilRefused(() => office.takeOver('1-2', 1, 1) && office.takeOver('1-2', 1, 2))],
  ['hand-overs', (office) => untilRefused(() => office.handOver('1-2', 1, 1) && office.takeOver('1-2', 1, 1))],
  [
    'fresh links',
    (office) =>
      untilRefused(() => Array.from({ length: 10 }, (_, index) => office.renew('1-2', 1, index + 1)).every(Boolean)),
  ],
  ['looks at a secret', (office) => untilRefused(() => office.reveal('1-2', 1))],
  ['nothing but returns', () => 0],
]

describe('an order stays below 200 KB and can be finished, whatever its people do first', () => {
  it.each(ways)('%s', (_, fill) => {
    const office = busyOffice()
    office.open('1-1', 1)
    office.open('2', 1)
    office.answer('1-1', 1, 'done')
    office.open('1-2', 1)
    fill(office)
    playRounds(office)
    office.answer('2', 1, 'done')
    office.finish()
    const order = office.order()
    expect(Object.values(order.tasks).filter(({ status }) => status === 'open')).toEqual([])
    expect(order.variables.q_status).toBe('4_対応済')
    expect(bytesOf(order)).toBeGreaterThan(100_000)
    expect(bytesOf(order)).toBeLessThan(200_000)
  })
})
