import type { KintoneSettings } from '../../../settings/settings.ts'
import { KintoneRevisionConflict } from '../errors.ts'
import type { Order } from '../order.ts'
import type { Kintone } from '../ports.ts'
import { changeOf, judgeRecord, type RecordWrite } from '../rules/judge-record.ts'

export type Written = { kind: 'written'; record: NonNullable<Order['record']> } | { kind: 'refused' }

/** More people than this do not edit one record between a read and a write. */
const mostTries = 10

/**
 * Writes to the record with the remembered revision and reads only when kintone says that it is older. The write takes
 * effect once: a repeat finds it done, and a person's edit is never overwritten. `fence` throws when the order may not
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
  let known = order.record ?? (await kintone.get(order.recordId))
  for (let tries = 1; ; tries++) {
    const { revision, pid, status } = known
    const verdict = judgeRecord(write, order, known, labels)
    if (verdict === 'refuse') return { kind: 'refused' }
    if (verdict === 'done') return { kind: 'written', record: { revision, pid, status } }
    const change = changeOf(write, order, labels)
    try {
      const written = await kintone.update(order.recordId, revision, change)
      return { kind: 'written', record: { pid, status, ...change, revision: written.revision } }
    } catch (error) {
      if (!(error instanceof KintoneRevisionConflict) || tries === mostTries) throw error
      known = await kintone.get(order.recordId)
      await fence()
    }
  }
}
