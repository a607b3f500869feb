import type { Page } from '../api.ts'
import { ServiceError } from '../errors.ts'

/** The limit and the place to go on from that a request for a page means; `start` is the place of the first page. */
export const readPage = ({ maxResults = 0, nextToken }: Page, start: number): { limit: number; from: number } => {
  if (maxResults < 0 || maxResults > 1_000)
    throw new ServiceError('ValidationException', 'maxResults must be 0 to 1000')
  const from = nextToken === undefined ? start : Number(Buffer.from(nextToken, 'base64url').toString())
  if (!Number.isSafeInteger(from)) throw new ServiceError('ValidationException', 'Invalid Token: nextToken')
  return { limit: maxResults === 0 ? 100 : maxResults, from }
}

/** Cuts a page out of what was read with one item to spare; `place` is where the next page goes on. */
export const cutPage = <T>(
  items: T[],
  limit: number,
  place: (last: T) => number,
): { items: T[]; nextToken?: string } => {
  const last = items[limit - 1]
  if (items.length <= limit || last === undefined) return { items }
  return { items: items.slice(0, limit), nextToken: Buffer.from(String(place(last))).toString('base64url') }
}
