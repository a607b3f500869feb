import { inParallel } from '../in-parallel.ts'
import { errorFields } from '../nouhin-error.ts'
import type { Log } from '../ports.ts'
import { readCases } from './find-cases.ts'
import { type RetryOrderDeps, retryOrder } from './retry-order.ts'

/** So many orders go at one request, which has to be answered before the browser gives up. */
const mostRetries = 100
/** Redrives have a quota of some ten a second in an AWS account. */
const width = 5

export interface RetriedOrders {
  /** How many run again. */
  retried: number
  /** How many could not be redriven. */
  refused: number
  /** There are, or may be, more orders that failed with this error; ask again. */
  more: boolean
}

/** Redrives the orders that failed with one error, whose cause has been mended for all of them; oldest failure first. */
export async function retryOrders(
  deps: RetryOrderDeps & { log: Log },
  { error, by }: { error: string; by: string },
): Promise<RetriedOrders> {
  const open = await readCases(deps, 'open')
  const failed = open.orders
    .filter(({ status, failure }) => status === 'failed' && failure?.error === error)
    .sort((a, b) => ((a.failure?.at ?? '') < (b.failure?.at ?? '') ? -1 : 1))
  const outcomes = await inParallel(failed.slice(0, mostRetries), width, ({ pid }) =>
    retryOrder(deps, { pid, by }).catch((problem) => {
      deps.log.error('an order could not be retried', { pid, ...errorFields(problem) })
      return 'not-redrivable' as const
    }),
  )
  const count = (outcome: (typeof outcomes)[number]) => outcomes.filter((one) => one === outcome).length
  return {
    retried: count('retried'),
    refused: count('not-redrivable'),
    more: open.more || failed.length > mostRetries,
  }
}
