import { KintoneRecordGone, KintoneRevisionConflict, KintoneUnavailable } from '../../lambdas/core/errors.ts'
import type { ContractRecord, Kintone } from '../../lambdas/core/ports.ts'

/** A kintone app in memory. `edit` and `remove` are a person's doing; `calls` is what was asked. */
export function createKintone(pageSize = 100) {
  const records = new Map<string, ContractRecord>()
  const calls: string[] = []
  let beforeUpdate: (() => void) | undefined
  let answerLost = false
  let down: Error | undefined
  let refusal: Error | undefined
  let form = 1

  const read = (recordId: string) => {
    const record = records.get(recordId)
    if (!record) throw new KintoneRecordGone()
    return record
  }
  const change = (recordId: string, changes: Partial<ContractRecord>) => {
    const record = read(recordId)
    const revision = String(Number(record.revision) + 1)
    records.set(recordId, { ...record, ...changes, revision })
    return { revision }
  }
  const called = (name: string) => {
    calls.push(name)
    if (down) throw down
  }

  const port: Kintone = {
    async get(recordId) {
      called('get')
      return structuredClone(read(recordId))
    },
    async getMany(recordIds) {
      called('getMany')
      return recordIds.flatMap((id) => structuredClone(records.get(id)) ?? [])
    },
    async update(recordId, revision, changes) {
      called('update')
      beforeUpdate?.()
      beforeUpdate = undefined
      if (read(recordId).revision !== revision) throw new KintoneRevisionConflict()
      if (refusal) throw refusal
      const changed = change(recordId, changes)
      if (answerLost) {
        answerLost = false
        throw new KintoneUnavailable()
      }
      return changed
    },
    async formRevision() {
      called('formRevision')
      return String(form)
    },
    async findByStatus(labels, after = '0') {
      called('findByStatus')
      const found = [...records.values()]
        .filter(({ status, recordId }) => labels.includes(status) && Number(recordId) > Number(after))
        .map(({ recordId }) => recordId)
        .toSorted((a, b) => Number(a) - Number(b))
      const items = found.slice(0, pageSize)
      return { items, ...(found.length > pageSize && { next: items.at(-1) }) }
    },
  }
  return {
    ...port,
    calls,
    add(changes: Partial<ContractRecord> = {}) {
      const record = { recordId: '2', revision: '3', pid: '', status: '2_対応要', values: {}, ...changes }
      records.set(record.recordId, record)
    },
    edit: change,
    remove: (recordId: string) => void records.delete(recordId),
    at: (recordId: string) => structuredClone(records.get(recordId)),
    /** What a person does between the product's read and its next write. */
    meanwhile(act: () => void) {
      beforeUpdate = act
    },
    /** The next write takes effect, but its answer does not arrive. */
    loseNextAnswer() {
      answerLost = true
    },
    /** No write is taken in until this is taken back. */
    refuseWrites(error: Error | undefined) {
      refusal = error
    },
    changeForm: () => void form++,
    goDown(error: Error | undefined = new KintoneUnavailable()) {
      down = error
    },
    comeBack() {
      down = undefined
    },
  }
}
