import { readLocator } from '../../core/link.ts'
import { errorFields, NouhinError } from '../../core/nouhin-error.ts'
import type { Log } from '../../core/ports.ts'
import { during } from './invocation.ts'

export interface Observers {
  log: Log
  /** Is told of every error that leaves a function. */
  trouble: (error: unknown) => void
}
interface LambdaContext {
  functionName: string
  awsRequestId: string
}

/**
 * Wraps a function's handler: every line of a call says which call it was and, where the event is about one order, its
 * pid; an error that leaves it leaves a line of its own, in ids and codes, since Lambda's tells nothing of the order.
 */
export function createObserve({ log, trouble }: Observers) {
  let isFirst = true
  return <Event, Context extends LambdaContext, Result>(handler: (event: Event, context: Context) => Promise<Result>) =>
    (event: Event, context: Context): Promise<Result> => {
      const pid = pidOf(event)
      const invocation = {
        cold_start: isFirst,
        function_name: context.functionName,
        function_request_id: context.awsRequestId,
        ...(pid && { correlation_id: pid }),
      }
      isFirst = false
      return during(invocation, async () => {
        try {
          return await handler(event, context)
        } catch (error) {
          trouble(error)
          log[error instanceof NouhinError ? 'warn' : 'error']('the call ended with an error', errorFields(error))
          throw error
        }
      })
    }
}

interface AboutOrder {
  /** Of the state machine's own calls. */
  pid?: unknown
  /** Of an execution's status change: executions are named by pid. */
  detail?: { name?: unknown }
  /** Of a task's page. */
  pathParameters?: { link?: unknown }
}

function pidOf(event: unknown): string | undefined {
  const { pid, detail, pathParameters } = (event ?? {}) as AboutOrder
  const link = pathParameters?.link
  const named = [pid, detail?.name, typeof link === 'string' && readLocator(link)?.pid]
  // Anybody can write a link or a name: only what looks like a pid goes into the log.
  return named.find((one) => typeof one === 'string' && /^k\d{1,19}-\d{1,19}-\d{1,9}$/.test(one)) as string | undefined
}
