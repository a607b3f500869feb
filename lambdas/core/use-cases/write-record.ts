import type { KintoneSettings } from '../../../settings/settings.ts'
import { KintoneRevisionConflict } from '../errors.ts'
import type { Order, RecordState } from '../order.ts'
import type { Kintone } from '../ports.ts'
import { RefusedByKintone } from '../refused-by-kintone.ts'
import { changeOf, judgeRecord, type RecordWrite } from '../rules/judge-record.ts'
import type { Refused } from '../rules/kintone-refusal.ts'

export type Written =
  | { kind: 'written'; record: NonNullable<Order['record']> }
  /** `found` is what the record reads. */
  | { kind: 'refused'; found: RecordState }
  /** kintone takes it from nobody: not of the record as it stands, nor with the app's form as it stands. */
  | ({ kind: 'not-taken' } & Refused)

/** More people than this do not edit one record between a read and a write. */
const mostTries = 10

/**
 * Writes to the record with the remembered revision and reads only when kintone says that it is older, or when what is
 * remembered speaks against the write: only a fresh look may refuse, since labels may have been renamed meanwhile. The
 * write takes effect once: a repeat finds it done, and a person's edit is never overwritten. `fence` throws when the order may not
 * write any more; it is asked after every read, so that a write with that read's revision cannot outlive a cancel.
 * @throws KintoneRevisionConflict when the record changes faster than it can be read, and all that the port throws
 */
export async function writeRecord(
  kintone: Kintone,
  write: RecordWrite,
  order: Order,
  labels: KintoneSettings['status'],
  fence: () => Promise<unknown> = async () => undefined,
): Promise<Written> {
  let revision: string | undefined
  const read = async () => {
    const fresh = await kintone.get(order.recordId)
    await fence()
    revision = fresh.revision
    return fresh
  }
  const first = await unlessRefused(() => attempt(kintone, write, order, labels, read, order.record))
  if (!(first instanceof RefusedByKintone)) return first
  // Refused is believed of revisions that were read before the write: a person may be mending them just now.
  revision = undefined
  const form = await kintone.formRevision()
  const second = await unlessRefused(() => attempt(kintone, write, order, labels, read))
  return second instanceof RefusedByKintone ? { kind: 'not-taken', why: second, revision, form } : second
}

export async function unlessRefused<Result>(ask: () => Promise<Result>): Promise<Result | RefusedByKintone> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof RefusedByKintone) return error
    throw error
  }
}

async function attempt(
  kintone: Kintone,
  write: RecordWrite,
  order: Order,
  labels: KintoneSettings['status'],
  read: () => Promise<NonNullable<Order['record']>>,
  remembered?: Order['record'],
): Promise<Written> {
  let isFresh = remembered === undefined
  let known = remembered ?? (await read())
  for (let tries = 1; ; tries++) {
    const verdict = judgeRecord(write, order, known, labels)
    if (verdict === 'refuse' && isFresh) return { kind: 'refused', found: { pid: known.pid, status: known.status } }
    if (verdict === 'done') return { kind: 'written', record: stateOf(known) }
    try {
      if (verdict === 'write') {
        const change = changeOf(write, order, labels)
        const { revision } = await kintone.update(order.recordId, known.revision, change)
        return { kind: 'written', record: { ...stateOf(known), ...change, revision } }
      }
    } catch (error) {
      if (!(error instanceof KintoneRevisionConflict) || tries === mostTries) throw error
    }
    known = await read()
    isFresh = true
  }
}

const stateOf = ({ revision, pid, status }: NonNullable<Order['record']>) => ({ revision, pid, status })
