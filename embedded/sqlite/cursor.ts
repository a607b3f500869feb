import * as z from 'zod'
import type { Page } from '../../lambdas/core/ports.ts'
import { CursorInvalid } from './errors.ts'

/** Where a row is in an index: a moment and the pid. A cursor names that, not a row, so rows may come and go. */
export interface Position {
  moment: string
  pid: string
}

const positionSchema = z.tuple([z.string(), z.string()])

/** @throws CursorInvalid */
export function positionAt(cursor: string): Position {
  try {
    const [moment, pid] = positionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { moment, pid }
  } catch (error) {
    throw new CursorInvalid({ cause: error })
  }
}

const cursorOf = ({ moment, pid }: Position) => Buffer.from(JSON.stringify([moment, pid])).toString('base64url')

/** A page of the first `limit` of `found`; that one more was found tells that there is a next page. */
export function pageOf(found: Position[], limit: number): Page<string> {
  const positions = found.slice(0, limit)
  const last = positions.at(-1)
  return {
    items: positions.map(({ pid }) => pid),
    ...(found.length > limit && last && { next: cursorOf(last) }),
  }
}
