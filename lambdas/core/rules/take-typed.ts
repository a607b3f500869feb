import type * as z from 'zod'
import { type Problem, problemOf } from '../../../statemachine/problems.ts'

/** What a field holds, or what is wrong with it. */
export type Taken = { value: string } | { problem: Problem }

export function takeTyped(schema: z.ZodType<string>, text = ''): Taken {
  const parsed = schema.safeParse(text)
  return parsed.success ? { value: parsed.data } : { problem: problemOf(parsed.error.issues[0]) }
}
