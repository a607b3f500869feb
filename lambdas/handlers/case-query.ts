import * as z from 'zod'
import { humanLanes } from '../../statemachine/process.ts'
import { trimmed } from '../../statemachine/typed-text.ts'
import { type CaseQuery, caseSorts, caseStatuses } from '../core/case-query.ts'
import type { FromList } from '../views/console/case-address.ts'
import type { HttpRequest } from './http.ts'

const none = () => undefined
const tick = z
  .string()
  .optional()
  .transform((given) => given === '1' || undefined)
/** In code points. What is longer finds what begins alike. */
const longestSearch = 100

/** What an address asks for; whatever in it makes no sense is as if it were not there. */
const asked = z.object({
  q: z
    .string()
    .transform((q) => [...trimmed(q.slice(0, 2 * longestSearch))].slice(0, longestSearch).join('') || undefined)
    .optional(),
  status: z.enum(caseStatuses).optional().catch(none),
  lane: z.enum(humanLanes).optional().catch(none),
  overdue: tick,
  unreachable: tick,
  sort: z.enum(caseSorts).catch('urgent'),
  dir: z.string().optional(),
})

/** `?q=&status=&lane=&overdue=1&unreachable=1&sort=&dir=desc`. */
export function caseQueryOf({ queryStringParameters = {} }: Pick<HttpRequest, 'queryStringParameters'>): CaseQuery {
  const { dir, ...query } = asked.parse(queryStringParameters)
  return { ...query, descending: dir === 'desc' }
}

/** `?page=`, from 1. */
export const pageOf = ({ queryStringParameters = {} }: Pick<HttpRequest, 'queryStringParameters'>): number =>
  z.coerce.number().int().min(1).max(10_000).catch(1).parse(queryStringParameters.page)

/** The list that a case was opened from, as the case's own address carries it. */
export const fromListOf = (request: Pick<HttpRequest, 'queryStringParameters'>): FromList => ({
  query: caseQueryOf(request),
  page: pageOf(request),
})
