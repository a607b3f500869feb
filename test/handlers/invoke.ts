import type { Context } from 'aws-lambda'

/** What Lambda tells a handler of itself; no handler here looks at it. */
const context = {} as Context

type Handler<Event, Result> = (event: Event, context: Context, ...rest: never[]) => unknown | Promise<Result>

/** Calls a handler as Lambda does. */
export const invoke = async <Event, Result>(handler: Handler<Event, Result>, event: Event) =>
  (await handler(event, context)) as Result
