import type { CaseQuery } from '../../core/case-query.ts'

export const casesPath = '/console'
export const casesCsvPath = '/console/cases.csv'
export const retryPath = '/console/retry'

/** A list's query as its address carries it; what is as usual is left out. */
export const caseQueryFields = (query: CaseQuery): Record<string, string> => ({
  ...(query.q && { q: query.q }),
  ...(query.status && { status: query.status }),
  ...(query.lane && { lane: query.lane }),
  ...(query.overdue && { overdue: '1' }),
  ...(query.sort !== 'urgent' && { sort: query.sort }),
  ...(query.descending && { dir: 'desc' }),
})

/** Where a list of cases is. */
export function caseListHref(query: CaseQuery, more: Record<string, string> = {}, path = casesPath): string {
  const search = new URLSearchParams({ ...caseQueryFields(query), ...more }).toString()
  return search ? `${path}?${search}` : path
}
