import type { CaseSort, CaseStatus } from '../../lambdas/core/case-query.ts'
import type { RetriedOrders } from '../../lambdas/core/use-cases/retry-orders.ts'
import type { caseJson } from '../../lambdas/handlers/case-json.ts'
import type { CaseHistory } from '../../lambdas/handlers/case-page.ts'
import type { ToldCode } from '../../lambdas/views/console/told.ts'

/** An order as programs see it: without secrets, links and tokens. */
export type CaseJson = ReturnType<typeof caseJson>

/** One order by itself: also what happened to it, in sentences. */
export type ShownCaseJson = CaseJson & { history: CaseHistory }

export interface CasesQuery {
  q?: string
  status?: CaseStatus
  lane?: string
  overdue?: '1'
  unreachable?: '1'
  sort?: CaseSort
}
export interface FoundCasesJson {
  open: CaseJson[]
  ended: CaseJson[]
  /** Whether older ones were not looked at. */
  more: { open: boolean; ended: boolean }
  /** How many could not be read and are left out; a process of an earlier version does not say. */
  unreadable?: number
}

/** What an act on one order says, as the console's form does. */
export type Act =
  | { act: 'resend'; task: string }
  | { act: 'reassign'; task: string; from: string; to: string }
  | { act: 'cancel'; reason: string }
  | { act: 'retry' }

/** The orders of one installation, and what operations may do with them; wherever it runs. Throws CommandFailed. */
export interface Office {
  cases(query: CasesQuery): Promise<FoundCasesJson>
  /** The same cases as a workbook for Excel. */
  xlsx(query: CasesQuery): Promise<Buffer>
  show(pid: string): Promise<ShownCaseJson>
  act(pid: string, act: Act): Promise<ToldCode>
  /** Up to 100 of the orders that failed with this error. */
  retryAll(error: string): Promise<RetriedOrders>
}
