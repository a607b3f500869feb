import { type AppDefinition, initialValue } from './app-definition.ts'
import { toKintoneDatetime } from './datetime.ts'
import type { InputProblems } from './kintone-api-error.ts'
import { type RecordInput, type ReportProblem, readValues } from './read-values.ts'
import { invalidInput, recordNotFound, revisionConflict, updateKeyNotFound } from './refusals.ts'
import type { Change, FieldValues, Store, StoredRecord, User } from './store.ts'

export type Author = User & { readonly who: Change['who'] }
export type UpdateKey = { readonly field: string; readonly value: string }

/** Which record, and the revision that the caller expects; absent or -1 means any. */
export type Target = { readonly id?: number; readonly updateKey?: UpdateKey; readonly revision?: number }

/** How a request names its n-th record in `errors`: `record` or `records[n]`. */
export type PathOf = (index: number) => string

type Given = { readonly store: Store; readonly definition: AppDefinition; readonly clock: { now(): Date } }

/**
 * The app's records and the rules for writing them. Each call is one transaction: all of it is applied and on disk
 * when it returns, or none is and it throws a KintoneApiError (CB_VA01, CB_IJ01, GAIA_RE01, GAIA_RE20, GAIA_CO02).
 */
export function createRecordBook({ store, definition, clock }: Given) {
  function put(record: StoredRecord, kind: Change['kind'], author: Author, values: FieldValues): StoredRecord {
    if (kind !== 'delete') store.save(record)
    const revision = String(record.revision)
    store.log({ kind, recordId: String(record.id), revision, who: author.who, values, at: clock.now().toISOString() })
    return record
  }

  function locate({ id, updateKey, revision }: Target): StoredRecord {
    const found = updateKey
      ? store.list().find((record) => record.values[updateKey.field] === updateKey.value)
      : store.find(id ?? 0)
    if (!found) throw updateKey ? updateKeyNotFound() : recordNotFound(id ?? 0)
    if (revision !== undefined && revision !== -1 && revision !== found.revision) throw revisionConflict()
    return found
  }

  function check(values: FieldValues, id: number | undefined, report: ReportProblem): void {
    for (const field of definition.fields) {
      const value = values[field.code] ?? ''
      if (field.required && value === '') report(`.${field.code}.value`, '必須です。')
      const taken = (other: StoredRecord) => other.id !== id && other.values[field.code] === value
      if (field.unique && value !== '' && store.list().some(taken)) {
        report(`.${field.code}.value`, '値がほかのレコードと重複しています。')
      }
    }
  }

  return {
    /** The new records, at revision 1, in the order given. */
    add: (inputs: readonly RecordInput[], author: Author, pathOf: PathOf): StoredRecord[] =>
      store.transaction(() =>
        inputs.map((input, index) =>
          reporting(pathOf(index), (report) => {
            const defaults = definition.fields.map((field) => [field.code, initialValue(field)])
            const values: FieldValues = { ...Object.fromEntries(defaults), ...readValues(definition, input, report) }
            check(values, undefined, report)
            const { who: _, ...user } = author
            const at = toKintoneDatetime(clock.now())
            const stamps = { createdAt: at, createdBy: user, updatedAt: at, updatedBy: user }
            return () => put({ id: store.newRecordId(), revision: 1, values, ...stamps }, 'add', author, values)
          }),
        ),
      ),

    /** The records after the update. Every applied update raises the revision by one, even with equal values. */
    update: (updates: readonly { target: Target; input: RecordInput }[], author: Author, pathOf: PathOf) =>
      store.transaction(() =>
        updates.map(({ target, input }, index) =>
          reporting(pathOf(index), (report) => {
            const before = locate(target)
            const set = readValues(definition, input, report)
            const values = { ...before.values, ...set }
            check(values, before.id, report)
            const { who: _, ...user } = author
            const revision = before.revision + 1
            const after = { ...before, values, revision, updatedAt: toKintoneDatetime(clock.now()), updatedBy: user }
            return () => put(after, 'update', author, set)
          }),
        ),
      ),

    /** The records as they were. */
    remove: (targets: readonly Target[], author: Author): StoredRecord[] =>
      store.transaction(() =>
        targets.map((target) => {
          const record = locate(target)
          store.remove(record.id)
          return put(record, 'delete', author, {})
        }),
      ),

    find: (id: number): StoredRecord => locate({ id }),
    list: (): StoredRecord[] => store.list(),
  }
}

export type RecordBook = ReturnType<typeof createRecordBook>

/** Collects every problem of one record before anything is written, as kintone answers with all of them at once. */
function reporting<T>(path: string, prepare: (report: ReportProblem) => () => T): T {
  const problems: InputProblems = {}
  const write = prepare((rest, message) => {
    const messages = problems[path + rest]?.messages ?? []
    problems[path + rest] = { messages: [...messages, message] }
  })
  if (Object.keys(problems).length > 0) throw invalidInput(problems)
  return write()
}
