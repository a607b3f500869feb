import { KintoneRecordGone, KintoneRecordRefused, KintoneRevisionConflict } from '../../lambdas/core/errors.ts'
import type { ContractRecord, Kintone } from '../../lambdas/core/ports.ts'

export interface RecordChange {
  recordId: string
  by: 'nouhin' | 'person'
  at: Date
  before?: ContractRecord
  /** None: deleted. */
  after?: ContractRecord
  /** Whose order held the record when it was written. */
  holder?: string
}

/** A kintone app: records, revisions, and a log of every change, whoever made it. */
export function createKintoneApp(
  changed: (change: RecordChange) => void,
  holderOf: (recordId: string) => string | undefined,
  now: () => Date,
) {
  const records = new Map<string, ContractRecord>()
  const log: RecordChange[] = []
  let form = 1
  let asksForPlan = false

  const read = (recordId: string) => {
    const record = records.get(recordId)
    if (!record) throw new KintoneRecordGone()
    return record
  }
  function change(by: RecordChange['by'], recordId: string, after: ContractRecord | undefined) {
    const entry = { recordId, by, at: now(), before: records.get(recordId), after, holder: holderOf(recordId) }
    if (after) records.set(recordId, after)
    else records.delete(recordId)
    log.push(entry)
    changed(entry)
  }
  const edited = (record: ContractRecord, edit: Partial<ContractRecord>) => ({
    ...record,
    ...edit,
    revision: String(Number(record.revision) + 1),
  })

  const port: Kintone = {
    get: async (recordId) => read(recordId),
    getMany: async (recordIds) => recordIds.flatMap((id) => records.get(id) ?? []),
    async update(recordId, revision, edit) {
      const record = read(recordId)
      if (record.revision !== revision) throw new KintoneRevisionConflict()
      if (asksForPlan && !record.values.q_plan)
        throw new KintoneRecordRefused({ fields: [{ code: 'k_プラン', says: ['必須です。'] }] })
      const after = edited(record, edit)
      change('nouhin', recordId, after)
      return { revision: after.revision }
    },
    formRevision: async () => String(form),
    async findByStatus(labels, after = '0') {
      const found = [...records.values()].filter(({ status }) => labels.includes(status))
      const ids = found.map(({ recordId }) => recordId).filter((id) => Number(id) > Number(after))
      // One a page, so that paging is under test too.
      const items = ids.toSorted((a, b) => Number(a) - Number(b)).slice(0, 1)
      return { items, ...(ids.length > 1 && { next: items[0] }) }
    },
  }
  return {
    port,
    log,
    at: (recordId: string) => records.get(recordId),
    ids: () => [...records.keys()],
    add(status: string, sendManual: boolean) {
      const recordId = String(records.size + 1 + log.filter(({ after }) => !after).length)
      const values = { q_customerName: '山田 花子', q_optionSend: sendManual ? '希望する' : '希望しない' }
      change('person', recordId, { recordId, revision: '1', pid: '', status, values })
    },
    /** A person saves the record. */
    edit(recordId: string, edit: Partial<Pick<ContractRecord, 'pid' | 'status'>>) {
      const record = records.get(recordId)
      if (record) change('person', recordId, edited(record, edit))
    },
    /** The app's owner makes a field required that records lack until somebody fills it in, or makes it free again. */
    askFor(plan: boolean) {
      if (asksForPlan !== plan) form++
      asksForPlan = plan
    },
    fill(recordId: string) {
      const record = records.get(recordId)
      if (record) change('person', recordId, edited(record, { values: { ...record.values, q_plan: 'ライト' } }))
    },
    remove(recordId: string) {
      if (records.has(recordId)) change('person', recordId, undefined)
    },
  }
}
export type KintoneApp = ReturnType<typeof createKintoneApp>
