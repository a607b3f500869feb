import type { Order } from '../../core/order.ts'
import type { Say } from '../language.ts'
import { jstStamp } from '../time.ts'
import { type Cell, caseTable, csvColumns } from './case-columns.ts'
import { csvOf } from './csv.ts'

const textOf = (cell: Cell) => (typeof cell === 'string' ? cell : jstStamp(cell.instant))

/** The cases as CSV for programs, one a line, moments in JST. */
export function renderCaseCsv(cases: readonly Order[], now: Date, say: Say): string {
  const { heads, rows } = caseTable(csvColumns, cases, now, say)
  return csvOf([heads, ...rows.map((row) => row.map(textOf))])
}
