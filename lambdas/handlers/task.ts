import middy from '@middy/core'
import * as z from 'zod'
import { InvalidPayload } from '../core/errors.ts'

/** Wraps a handler that the state machine invokes: checks the payload, lets named errors through. */
export const taskHandler = <Command, Result>(
  schema: z.ZodType<Command>,
  perform: (command: Command) => Promise<Result>,
) =>
  middy<unknown, Result>().handler(async (payload) => {
    const parsed = schema.safeParse(payload)
    if (!parsed.success) throw new InvalidPayload({ cause: z.prettifyError(parsed.error) })
    return perform(parsed.data)
  })
