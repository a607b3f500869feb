import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { KintoneRecordRefused } from '../../../lambdas/core/errors.ts'
import type { Order } from '../../../lambdas/core/order.ts'
import { addMemo } from '../../../lambdas/core/rules/add-memo.ts'
import { answerTask } from '../../../lambdas/core/rules/answer-task.ts'
import { claimTask } from '../../../lambdas/core/rules/claim-task.ts'
import { type Decided, unchanged } from '../../../lambdas/core/rules/decided.ts'
import { handOver } from '../../../lambdas/core/rules/hand-over.ts'
import { askToGoOn, keepRefusal } from '../../../lambdas/core/rules/kintone-refusal.ts'
import { lineUp } from '../../../lambdas/core/rules/line-up.ts'
import { type MailsSent, mailsSent } from '../../../lambdas/core/rules/mails-sent.ts'
import { openTask } from '../../../lambdas/core/rules/open-task.ts'
import { readRecord } from '../../../lambdas/core/rules/read-record.ts'
import { reassignTask } from '../../../lambdas/core/rules/reassign-task.ts'
import { recordEntered } from '../../../lambdas/core/rules/record-written.ts'
import { renewOffer } from '../../../lambdas/core/rules/renew-offer.ts'
import { requestRetry } from '../../../lambdas/core/rules/request-retry.ts'
import { resendMail } from '../../../lambdas/core/rules/resend-mail.ts'
import { returnMail } from '../../../lambdas/core/rules/return-mail.ts'
import { revealSecret } from '../../../lambdas/core/rules/reveal-secret.ts'
import { setDone, setInProgress } from '../../../lambdas/core/rules/set-variables.ts'
import { tellDeadlines } from '../../../lambdas/core/rules/tell-deadlines.ts'
import { failOrder, reviveOrder } from '../../../lambdas/core/rules/trouble.ts'
import type { Outcome, TaskNode } from '../../../statemachine/process.ts'
import { anOrder } from '../../builders/order.ts'
import { someSettings } from '../../builders/settings.ts'
import { decidedOrder } from './expect-decided.ts'

/** The heaviest character that counts once: four bytes. */
const kanji = (length: number) => '𠮷'.repeat(length)
const bytesOf = (order: Order) => Buffer.byteLength(JSON.stringify(order))
/** As many members as a lane may have, with the longest of ids, names and addresses. */
const crowd = Array.from({ length: 40 }, (_, index) => ({
  id: `${index}`.padEnd(31, 'x'),
  name: kanji(60),
  email: `${`${index}`.padEnd(64, 'a')}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`,
}))
const fewPeople = crowd.slice(0, 10)
const addresses = crowd.slice(0, 10).map(({ email }) => email)
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

/** A record of which every text is as long as kintone lets it be. */
const book = '髙'.repeat(200_000)
const record = {
  recordId: '2',
  revision: '3',
  pid: kanji(200),
  status: '2_対応要',
  values: {
    q_id: book,
    q_customerName: book,
    q_customerEmail: book,
    q_plan: book,
    q_maintenanceDatetime: book,
    q_optionSend: '希望する',
  },
}

/** x1 to x3 of an order of that record. */
function enteredOrder(now: Date): Order {
  const { kintone } = someSettings()
  const rules = [
    (order: Order) => readRecord(order, { record, kintone, now }),
    (order: Order) =>
      setInProgress(order, { label: '3_対応中', deadline: { at: now, desiredTooFar: true }, ops: addresses, now }),
    (order: Order) => recordEntered(order, { record: { revision: '4', pid: 'k1-2-1', status: '3_対応中' }, now }),
  ]
  return rules.reduce((order, rule) => decidedOrder(rule(order)), anOrder())
}

/** People who do all that they may, each act of it at its largest. */
function busyOffice(members = fewPeople) {
  let now = Date.parse('2026-04-01T00:00:00Z')
  let order = enteredOrder(new Date(now))
  let largest = 0
  let revisions = 4
  let isMended = false
  let isRefusing = false
  const later = (seconds = 61) => {
    now += seconds * 1000
    return new Date(now)
  }
  /** What has come of the mails: all have gone, or every server has refused them for good. */
  const cameOf = (ids: string[]): MailsSent => ({
    sent: isRefusing ? [] : ids,
    failed: [],
    refused: isRefusing ? ids.map((mail) => ({ mail, code: '550 5.1.1' })) : [],
    tell: () => addresses,
    ops: addresses,
    now: later(1),
  })
  const perform = (rule: (order: Order) => Decided): boolean => {
    const decided = rule(order)
    if ('refusal' in decided || decided.order === order) return false
    order = { ...decided.order, version: order.version + 1 }
    while (order.unsent.length > 0) {
      largest = Math.max(largest, bytesOf(order))
      order = decidedOrder(mailsSent(order, cameOf(order.unsent.map(({ id }) => id))))
    }
    largest = Math.max(largest, bytesOf(order))
    return true
  }
  const generationOf = (node: TaskNode, round: number, ref: number) =>
    order.tasks[`${node}#${round}`]?.offers.find((offer) => offer.ref === ref)?.generation ?? 0
  const act = (node: TaskNode, round: number, ref: number) => ({
    node,
    round,
    ref,
    generation: generationOf(node, round, ref),
    members,
    now: later(),
  })

  return {
    order: () => order,
    largest: () => largest,
    members,
    refuseMails: (refuses: boolean) => {
      isRefusing = refuses
    },
    tellDeadlines: () =>
      perform((current) =>
        tellDeadlines(current, { escalateTo: () => addresses, members: () => members, now: later() }),
      ),
    resend: (node: TaskNode, round: number) =>
      perform((current) => resendMail(current, { node, round, by: 'ops', members, ...link, now: later() })),
    reassign: (node: TaskNode, round: number, from: number, to: number) =>
      perform((current) => {
        const [giver, taker] = [members[from], members[to]]
        if (!giver || !taker) return unchanged(current)
        return reassignTask(current, { node, round, from: giver.id, to: taker, by: 'ops', ...link, now: later() })
      }),
    returnMail: (node: TaskNode, round: number, ref: number) =>
      perform((current) =>
        returnMail(current, {
          mail: `task-offered:${node}#${round}:${ref}`,
          what: 'bounce',
          code: 'c'.repeat(64),
          tell: () => addresses,
          ops: addresses,
          now: later(),
        }),
      ),
    /** All but one of the lane as it is by then, with other addresses. */
    lineUp: (one: number, other: number) =>
      perform((current) => {
        const rest = members.filter((_, index) => index !== one)
        const moved = rest.map(({ email, ...member }) => ({ ...member, email: `${other}`.padEnd(4, 'x') + email }))
        return lineUp(current, { members: () => moved, ...link, now: later() })
      }),
    open: (node: TaskNode, round: number) =>
      perform((current) =>
        openTask(current, {
          ...link,
          node,
          round,
          token: 't'.repeat(1024),
          tokenOrder: [0, 0],
          members,
          stages: (['reminder', 'overdue', 'escalation'] as const).map((stage) => ({
            stage,
            at: later(1).toISOString(),
          })),
          now: later(),
        }),
      ),
    memo: (node: TaskNode, round: number) =>
      perform((current) => addMemo(current, { ...act(node, round, 1), text: `${kanji(1990)}${current.version}` })),
    takeOver: (node: TaskNode, round: number, ref: number) =>
      perform((current) => claimTask(current, { ...act(node, round, ref), takeOver: true })),
    handOver: (node: TaskNode, round: number, ref: number, to = members[ref]?.id ?? '') =>
      perform((current) => handOver(current, { ...act(node, round, ref), ...link, to })),
    renew: (node: TaskNode, round: number, ref: number) =>
      perform((current) => renewOffer(current, { pid: '', node, round, ref, ...link, members, now: later(20_000) })),
    reveal: (node: TaskNode, round: number) =>
      perform((current) => revealSecret(current, { ...act(node, round, 1), code: 'q_licenseKey' })),
    answer: (node: TaskNode, round: number, outcome: Outcome, texts: { reason?: string; memo?: string } = {}) =>
      perform((current) =>
        answerTask(current, {
          ...act(
            node,
            round,
            order.tasks[`${node}#${round}`]?.offers.find(({ withdrawnAt }) => !withdrawnAt)?.ref ?? 1,
          ),
          outcome,
          values: longest,
          takeOver: true,
          ...texts,
        }),
      ),
    /** kintone refuses a step, in the longest words, until the system gives up and a person mends it. */
    refuseWrite() {
      if (isMended) return false
      const revision = String(++revisions)
      const fields = Array.from({ length: 5 }, (_, at) => ({
        code: `${at}`.padEnd(128, '項'),
        says: [kanji(100), kanji(100)],
      }))
      const refused = { why: new KintoneRecordRefused({ fields }), revision, form: revision }
      perform((current) => keepRefusal(current, { ...refused, now: later() }))
      perform((current) => failOrder(current, { error: 'KintoneRecordRefused', ops: addresses, now: later() }))
      const newer = String(++revisions)
      isMended = !perform((current) => askToGoOn(current, { revision: newer, form: newer, now: later() }))
      if (isMended) perform((current) => requestRetry(current, { by: 'ops', now: later() }))
      return perform(reviveOrder)
    },
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

function refuseAll(office: BusyOffice) {
  office.refuseMails(true)
  for (let again = 0; again < 100 && office.resend('1-2', 1); again++);
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
  [
    'people who come and go',
    (office) => {
      for (let turn = 0; turn < 120; turn++) office.lineUp(turn % 7, turn)
    },
  ],
  ['mails that every server refuses', (office) => refuseAll(office)],
  [
    'writes that kintone refuses',
    (office) => {
      expect(untilRefused(() => office.refuseWrite())).toBeLessThanOrEqual(51)
    },
  ],
  ['nothing but returns', () => 0],
]

/** What may happen while the tasks are open; `one` and `other` are members by their place in the lane. */
type AnyAct = (office: BusyOffice, at: [TaskNode, number], one: number, other: number) => unknown
const anyAct = {
  memo: (office, at) => office.memo(...at),
  takeOver: (office, at, one) => office.takeOver(...at, one + 1),
  handOver: (office, at, one, other) => office.handOver(...at, one + 1, office.members[other]?.id),
  renew: (office, at, one) => office.renew(...at, one + 1),
  reveal: (office, at) => office.reveal(...at),
  resend: (office, at) => office.resend(...at),
  reassign: (office, at, one, other) => office.reassign(...at, one, other),
  returnMail: (office, at, one) => office.returnMail(...at, one + 1),
  tellDeadlines: (office) => office.tellDeadlines(),
  lineUp: (office, _, one, other) => office.lineUp(one, other),
  refuseWrite: (office) => office.refuseWrite(),
  refuseMails: (office, _, one) => office.refuseMails(one % 2 === 0),
} satisfies Record<string, AnyAct>

/** Opens what opens first, does `fill`, then returns while there is room, and completes everything. */
function play(office: BusyOffice, fill: (office: BusyOffice) => unknown) {
  office.open('1-1', 1)
  office.open('2', 1)
  office.answer('1-1', 1, 'done')
  office.open('1-2', 1)
  fill(office)
  const rounds = playRounds(office)
  office.answer('2', 1, 'done')
  office.finish()
  const order = office.order()
  expect(Object.values(order.tasks).filter(({ status }) => status === 'open')).toEqual([])
  expect(order.variables.q_status).toBe('4_対応済')
  expect(office.largest()).toBeLessThan(200_000)
  return { order, rounds }
}

describe('an order stays below 200 KB and can be finished, whatever its people do first', () => {
  it.each(ways)('%s', (_, fill) => {
    const { order } = play(busyOffice(), fill)
    expect(bytesOf(order)).toBeGreaterThan(100_000)
  })

  it.each(ways)('%s, with as many people as a lane may have', (_, fill) => {
    play(busyOffice(crowd), fill)
  })

  it('any acts of any people, operations and mail servers among them', () => {
    const names = Object.keys(anyAct) as (keyof typeof anyAct)[]
    const number = fc.integer({ min: 0, max: 39 })
    const act = fc.record({
      name: fc.constantFrom(...names),
      at: fc.constantFrom<[TaskNode, number]>(['1-2', 1], ['2', 1]),
      one: number,
      other: number,
      times: fc.integer({ min: 1, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), fc.constantFrom(10, 25, 40), (acts, count) => {
        play(busyOffice(crowd.slice(0, count)), (office) => {
          for (const { name, at, one, other, times } of acts)
            for (let time = 0; time < times; time++)
              (anyAct[name] as AnyAct)(office, at, (one + time) % count, (other + time) % count)
        })
      }),
      { numRuns: 12 },
    )
  })

  it('with few people has room for many rounds', () => {
    const { rounds } = play(busyOffice(crowd.slice(0, 3).map((member) => ({ ...member, name: '髙橋 凛' }))), () => 0)
    expect(rounds).toBeGreaterThan(10)
  })
})
