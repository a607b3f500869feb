import type { AppDefinition, FieldDefinition } from '../app-definition.ts'
import { selectRecords } from '../query/select-records.ts'
import type { Author, PathOf, Target } from '../record-book.ts'
import { recordJson } from '../record-json.ts'
import { invalidInput } from '../refusals.ts'
import type { WebhookEvent } from '../webhook/payload.ts'
import type { Operation, OperationResult } from './operation.ts'
import { parameters, readParameters } from './parameters.ts'
import { settingsOperations } from './settings-operations.ts'

/** kintone shows whatever a token did as the Administrator's work. */
const administrator: Author = { code: 'Administrator', name: 'Administrator', who: 'token' }

const single: PathOf = () => 'record'
const listed: PathOf = (index) => `records[${index}]`

/**
 * The record APIs, and those of the app's settings. Writes through records.json set off no webhook.
 * https://cybozu.dev/ja/kintone/docs/rest-api/records/ https://help.cybozu.com/ja/k/user/webhook.html
 */
export const operations: Record<string, Operation> = {
  'GET /k/v1/record.json': (given, { book, definition }) => {
    const { id } = readParameters(parameters.getRecord, given)
    return { body: { record: recordJson(definition, book.find(id)) } }
  },

  'POST /k/v1/record.json': (given, { book, origin }) => {
    const { record: input } = readParameters(parameters.addRecord, given)
    const [record] = book.add([input], administrator, single)
    return written(record && { type: 'ADD_RECORD', record, origin }, ({ record }) => idAndRevision(record))
  },

  'PUT /k/v1/record.json': (given, { book, definition, origin }) => {
    const { record: input, ...target } = readParameters(parameters.updateRecord, given)
    checkUpdateKey(definition, target)
    const [record] = book.update([{ target, input }], administrator, single)
    return written(record && { type: 'UPDATE_RECORD', record, origin }, ({ record }) => ({
      revision: String(record.revision),
    }))
  },

  'GET /k/v1/records.json': (given, { book, definition }) => {
    const { query, fields, totalCount: counted } = readParameters(parameters.getRecords, given)
    const { records, totalCount } = selectRecords(definition, book.list(), query)
    return {
      body: {
        records: records.map((record) => recordJson(definition, record, fields)),
        totalCount: counted ? String(totalCount) : null,
      },
    }
  },

  'POST /k/v1/records.json': (given, { book }) => {
    const { records: inputs } = readParameters(parameters.addRecords, given)
    const records = book.add(inputs, administrator, listed).map(idAndRevision)
    return { body: { ids: records.map(({ id }) => id), revisions: records.map(({ revision }) => revision) } }
  },

  'PUT /k/v1/records.json': (given, { book, definition }) => {
    const { records } = readParameters(parameters.updateRecords, given)
    const updates = records.map(({ record: input, ...target }) => ({ target, input }))
    for (const { target } of updates) checkUpdateKey(definition, target)
    return { body: { records: book.update(updates, administrator, listed).map(idAndRevision) } }
  },

  'DELETE /k/v1/records.json': (given, { book }) => {
    const { ids, revisions = [] } = readParameters(parameters.deleteRecords, given)
    book.remove(
      ids.map((id, index) => ({ id, revision: revisions[index] })),
      administrator,
    )
    return { body: {} }
  },

  ...settingsOperations,
}

const idAndRevision = ({ id, revision }: { id: number; revision: number }) => ({
  id: String(id),
  revision: String(revision),
})

function written<E extends WebhookEvent>(event: E | undefined, answer: (event: E) => unknown): OperationResult {
  if (!event) throw new Error('a write of one record gave none back')
  return { body: answer(event), event }
}

function checkUpdateKey(definition: AppDefinition, { updateKey }: Target): void {
  if (!updateKey) return
  const usable = ({ code, unique, type }: FieldDefinition) =>
    code === updateKey.field && unique && (type === 'SINGLE_LINE_TEXT' || type === 'NUMBER')
  if (definition.fields.some(usable)) return
  throw invalidInput({ 'updateKey.field': { messages: ['重複禁止を設定した文字列（1行）か数値を指定してください。'] } })
}
