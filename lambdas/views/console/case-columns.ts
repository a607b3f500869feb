import { nodes } from '../../../statemachine/process.ts'
import type { VariableCode } from '../../../statemachine/variables.ts'
import { isOverdue, isUnreachable, openTasks } from '../../core/case-query.ts'
import { holderOf } from '../../core/holder.ts'
import { isSecret, withoutSecrets } from '../../core/mask-secrets.ts'
import type { Order } from '../../core/order.ts'
import type { Text } from '../bilingual.ts'
import type { Say } from '../language.ts'
import { caseTexts, common, laneText } from '../texts.ts'
import { variableCodes, variableDefinition, variableLabel } from '../variable-text.ts'
import { nodeText } from '../what-comes-next.ts'
import { listTexts, pageTexts } from './console-texts.ts'
import { orderStatusText } from './order-status.ts'
import { currentPlaces } from './standing.ts'

/** The memo is a thread, and `q_kintoneId` is in a column of its own. */
const shown = variableCodes.filter((code) => !isSecret(code) && code !== 'q_memo' && code !== 'q_kintoneId')

function variableCell({ variables }: Order, code: VariableCode): Cell {
  const value = variables[code]
  if (typeof value !== 'string') return ''
  return variableDefinition(code).type === 'datetime' ? { instant: value } : withoutSecrets(value, variables)
}

/** A text, or a moment (ISO 8601, or what a person has typed in its place). */
export type Cell = string | { instant: string }
type Column = [heading: Text, cell: (order: Order, now: Date, say: Say) => Cell]

/** What programs read of a case, so that none comes between; no secret is in it, not even where somebody quoted one. */
export const csvColumns: readonly Column[] = [
  [common.pid, ({ pid }) => pid],
  [common.record, ({ recordId }) => recordId],
  [common.title, ({ title = '', variables }) => withoutSecrets(title, variables)],
  [common.status, (order, _, say) => say(orderStatusText(order))],
  [listTexts.error, ({ failure }) => failure?.error ?? ''],
  [
    caseTexts.stands,
    (order, _, say) =>
      currentPlaces(order)
        .map((node) => say(nodeText(node)))
        .join(' / '),
  ],
  [
    common.lane,
    (order, _, say) =>
      currentPlaces(order)
        .map((node) => say(laneText(nodes[node].lane)))
        .join(' / '),
  ],
  [
    pageTexts.holder,
    (order) =>
      openTasks(order)
        .map((task) => holderOf(task)?.offer.member.name ?? '')
        .filter(Boolean)
        .join(' / '),
  ],
  [listTexts.overdue, (order, now) => (isOverdue(order, now) ? '1' : '')],
  [caseTexts.opened, ({ openedAt }) => ({ instant: openedAt })],
  [caseTexts.endedAt, ({ endedAt = '' }) => ({ instant: endedAt })],
  ...shown.map((code): Column => [variableLabel(code), (order) => variableCell(order, code)]),
]

/** What people read of a case besides. */
export const xlsxColumns: readonly Column[] = [
  ...csvColumns,
  [listTexts.unreachable, (order) => (isUnreachable(order) ? '1' : '')],
]

/** The heads of the columns, and a row of cells for each case. */
export const caseTable = (
  columns: readonly Column[],
  cases: readonly Order[],
  now: Date,
  say: Say,
): { heads: string[]; rows: Cell[][] } => ({
  heads: columns.map(([heading]) => say(heading)),
  rows: cases.map((order) => columns.map(([, cell]) => cell(order, now, say))),
})
