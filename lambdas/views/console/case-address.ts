import type { CaseQuery } from '../../core/case-query.ts'
import { consolePath } from '../../core/paths.ts'

export const casesPath = '/console'
export const casesCsvPath = '/console/cases.csv'
export const casesXlsxPath = '/console/cases.xlsx'
export const retryPath = '/console/retry'

/** A list's query as its address carries it; what is as usual is left out. */
export const caseQueryFields = (query: CaseQuery): Record<string, string> => ({
  ...(query.q && { q: query.q }),
  ...(query.status && { status: query.status }),
  ...(query.lane && { lane: query.lane }),
  ...(query.overdue && { overdue: '1' }),
  ...(query.unreachable && { unreachable: '1' }),
  ...(query.sort !== 'urgent' && { sort: query.sort }),
  ...(query.descending && { dir: 'desc' }),
})

/** Where a list of cases is. */
export const caseListHref = (query: CaseQuery, more: Record<string, string> = {}, path = casesPath): string =>
  href(path, { ...caseQueryFields(query), ...more })

/** The list that a case was opened from. */
export interface FromList {
  query: CaseQuery
  /** From 1. */
  page: number
}

/** A list with its page, as an address carries them. */
export const fromListFields = ({ query, page }: FromList): Record<string, string> => ({
  ...caseQueryFields(query),
  ...(page > 1 && { page: String(page) }),
})

/** Back to the list. */
export const fromListHref = (from: FromList): string => href(casesPath, fromListFields(from))

/** Where a case is. The address says what the list asked for, not where it is, so the way back leads nowhere else. */
export const caseHref = (pid: string, from: FromList, more: Record<string, string> = {}): string =>
  href(consolePath(pid), { ...fromListFields(from), ...more })

function href(path: string, fields: Record<string, string>): string {
  const search = new URLSearchParams(fields).toString()
  return search ? `${path}?${search}` : path
}
