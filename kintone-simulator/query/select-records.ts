import type { AppDefinition } from '../app-definition.ts'
import { parseDatetime, toKintoneDatetime } from '../datetime.ts'
import type { StoredRecord } from '../store.ts'
import { parseQuery } from './parse-query.ts'
import type { Condition, Expression } from './query.ts'
import { checkCondition, findQueryField, type QueryField } from './query-field.ts'
import { malformedQuery } from './refusals.ts'

type Matcher = (record: StoredRecord) => boolean

/**
 * The page of records that a query asks for, and how many match in all. Without `order by`: newest `$id` first.
 * `like` is a plain part-of-text match here; the real one searches words.
 * Throws CB_VA01, GAIA_IQ03, GAIA_IQ10, GAIA_IQ11, GAIA_QU01, GAIA_QU02.
 */
export function selectRecords(app: AppDefinition, all: readonly StoredRecord[], text: string) {
  const query = parseQuery(text)
  const matches = query.where ? compile(app, query.where) : () => true
  const keys = [...query.orderBy, { field: '$id', descending: true }].map(({ field, descending }) => {
    const compare = comparing(findQueryField(app, field))
    return (a: StoredRecord, b: StoredRecord) => (descending ? compare(b, a) : compare(a, b))
  })
  const found = all.filter(matches).toSorted((a, b) => keys.reduce((decided, compare) => decided || compare(a, b), 0))
  return { records: found.slice(query.offset, query.offset + query.limit), totalCount: found.length }
}

function compile(app: AppDefinition, expression: Expression): Matcher {
  if (expression.kind === 'condition') return compileCondition(app, expression)
  const left = compile(app, expression.left)
  const right = compile(app, expression.right)
  return expression.kind === 'and'
    ? (record) => left(record) && right(record)
    : (record) => left(record) || right(record)
}

function compileCondition(app: AppDefinition, { field: code, operator, values }: Condition): Matcher {
  const field = findQueryField(app, code)
  checkCondition(app, field, operator, values)
  const wanted = values.map((value) => comparable(field, value, malformedQuery))
  const [first = ''] = wanted
  const read = (record: StoredRecord) => comparable(field, field.read(record))
  switch (operator) {
    case '=':
      return (record) => read(record) === first
    case '!=':
      return (record) => read(record) !== first
    case '>':
      return (record) => filled(read(record)) && read(record) > first
    case '<':
      return (record) => filled(read(record)) && read(record) < first
    case '>=':
      return (record) => filled(read(record)) && read(record) >= first
    case '<=':
      return (record) => filled(read(record)) && read(record) <= first
    case 'in':
      return (record) => wanted.includes(read(record))
    case 'not in':
      return (record) => !wanted.includes(read(record))
    case 'like':
      return (record) => String(read(record)).includes(String(first))
    case 'not like':
      return (record) => !String(read(record)).includes(String(first))
  }
}

const filled = (value: string | number) => value !== ''

const numeric = ['__ID__', 'RECORD_NUMBER', 'NUMBER']
const temporal = ['DATETIME', 'CREATED_TIME', 'UPDATED_TIME']

/** Numbers compare as numbers; moments as UTC text of one length, to the minute as they are kept. */
function comparable(field: QueryField, value: string, refuse?: () => Error): string | number {
  if (value === '') return value
  if (numeric.includes(field.type)) {
    if (refuse && Number.isNaN(Number(value))) throw refuse()
    return Number(value)
  }
  if (!temporal.includes(field.type)) return value
  const moment = parseDatetime(value)
  if (!moment && refuse) throw refuse()
  return moment ? toKintoneDatetime(moment) : value
}

function comparing(field: QueryField) {
  return (a: StoredRecord, b: StoredRecord): number => {
    const [left, right] = [comparable(field, field.read(a)), comparable(field, field.read(b))]
    if (left === right) return 0
    return left < right ? -1 : 1
  }
}
