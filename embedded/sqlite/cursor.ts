import * as z from 'zod'
import type { Page } from '../../lambdas/core/ports.ts'
import { CursorInvalid } from './errors.ts'

/** The place of a row in an index: a moment and the pid. A cursor names a place, not a row, so rows may come and go. */
export interface Place {
  moment: string
  pid: string
}

const placeSchema = z.tuple([z.string(), z.string()])

/** @throws CursorInvalid */
export function placeAt(cursor: string): Place {
  try {
    const [moment, pid] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { moment, pid }
  } catch (error) {
    throw new CursorInvalid({ cause: error })
  }
}

const cursorOf = ({ moment, pid }: Place) => Buffer.from(JSON.stringify([moment, pid])).toString('base64url')

/** A page of the first `limit` of `found`; that one more was found tells that there is a next page. */
export function pageOf(found: Place[], limit: number): Page<string> {
  const places = found.slice(0, limit)
  const last = places.at(-1)
  return {
    items: places.map(({ pid }) => pid),
    ...(found.length > limit && last && { next: cursorOf(last) }),
  }
}
