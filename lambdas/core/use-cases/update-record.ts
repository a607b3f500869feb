import { changeOrder } from '../change-order.ts'
import { KintoneConflict, KintoneSetupError, OrderEnded, Withdrawn } from '../errors.ts'
import type { Order, RecordState } from '../order.ts'
import type { Kintone, Ledger, SettingsSource } from '../ports.ts'
import type { Decided } from '../rules/decided.ts'
import { refuse, unchanged } from '../rules/decided.ts'
import { isLive } from '../rules/fence.ts'
import { keepRefusal, type Refused } from '../rules/kintone-refusal.ts'
import { beginClosing, closeOrder, recordEntered } from '../rules/record-written.ts'
import { seeRecordOutside } from '../rules/trouble.ts'
import { mailQueued } from './change-and-mail.ts'
import { kintoneOf } from './kintone-of.ts'
import type { SendMailsDeps } from './send-mails.ts'
import { writeRecord } from './write-record.ts'

export interface UpdateRecordDeps extends SendMailsDeps {
  ledger: Ledger
  kintone: Kintone
  settings: SettingsSource
}

const mustBeLive = (order: Order): Decided =>
  isLive(order) ? unchanged(order) : refuse({ kind: 'order-ended', status: order.status })

export interface UpdateRecord {
  pid: string
  node: 'x3' | 'x5'
  /** The errors that the execution's definition knows beside those of the first one. */
  knows?: readonly string[]
}

/** x3 and x5. */
export async function updateRecord(deps: UpdateRecordDeps, command: UpdateRecord) {
  if (command.node === 'x3') await enterInRecord(deps, command)
  else await closeInRecord(deps, command)
  return { pid: command.pid }
}

/**
 * What the order keeps before its execution fails of it. An execution that has begun by an older definition would try a
 * name that it does not know again for days, so it fails by the one that it knows; the order tells which it is.
 */
async function notTaken(deps: UpdateRecordDeps, { pid, knows = [] }: UpdateRecord, refused: Refused): Promise<Error> {
  await change(deps, pid, (current) => keepRefusal(current, { ...refused, now: deps.clock.now() }))
  const { why } = refused
  if (why.name === 'KintoneSetupError' || knows.includes(why.name)) return why
  return new KintoneSetupError('kintone takes in no write to the record', { cause: why })
}

/** @throws Withdrawn if a person took the record out of 対応要 */
async function enterInRecord(deps: UpdateRecordDeps, command: UpdateRecord) {
  const { pid } = command
  const order = await change(deps, pid, mustBeLive)
  const written = await write(deps, 'x3', order)
  if (written.kind === 'refused') throw new Withdrawn()
  if (written.kind === 'not-taken') throw await notTaken(deps, command, written)
  await change(deps, pid, (current) => recordEntered(current, { record: written.record, now: deps.clock.now() }))
}

/** The status fences off a cancel before kintone is written, and is closed before the record is freed; mails come last. */
async function closeInRecord(deps: UpdateRecordDeps, command: UpdateRecord) {
  const { pid } = command
  const order = await change(deps, pid, (current) => beginClosing(current, { now: deps.clock.now() }))
  const closed = order.status === 'closed' ? undefined : await close(deps, order, command)
  await deps.ledger.release(order.appId, order.recordId, pid)
  if (closed) await mailQueued(deps, closed)
}

async function close(deps: UpdateRecordDeps, order: Order, command: UpdateRecord) {
  // The mail of the failure tells operations, with what was found.
  const flagged = (current: Order, found: RecordState) =>
    seeRecordOutside(current, { seen: 'changed', found, ops: [], now: deps.clock.now() })

  const written = await write(deps, 'x5', order)
  if (written.kind === 'refused') {
    await change(deps, order.pid, (current) => flagged(current, written.found))
    throw new KintoneConflict()
  }
  if (written.kind === 'not-taken') throw await notTaken(deps, command, written)
  const { mail, retention } = await deps.settings.get()
  const { finished } = mail
  return changed(deps, order.pid, (current) =>
    closeOrder(current, { record: written.record, finished, ...retention, now: deps.clock.now() }),
  )
}

const write = async (deps: UpdateRecordDeps, node: 'x3' | 'x5', order: Order) =>
  writeRecord(deps.kintone, node, order, kintoneOf(order, await deps.settings.get()).status, () =>
    change(deps, order.pid, mustBeLive),
  )

const change = async (deps: UpdateRecordDeps, pid: string, rule: (order: Order) => Decided): Promise<Order> =>
  (await changed(deps, pid, rule)).order

async function changed({ orders }: UpdateRecordDeps, pid: string, rule: (order: Order) => Decided) {
  const outcome = await changeOrder(orders, pid, rule)
  if ('refusal' in outcome) throw new OrderEnded()
  return outcome
}
