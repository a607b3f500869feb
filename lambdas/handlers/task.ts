import middy from '@middy/core'
import * as z from 'zod'

/** The state machine passed something that its definition does not say. */
export class InvalidPayload extends Error {
  override readonly name = 'InvalidPayload'
  constructor(options?: ErrorOptions) {
    super('The payload does not fit this function. Deploy the definition and the functions of one version.', options)
  }
}

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
