import { inParallel } from '../in-parallel.ts'
import { errorFields, NouhinError } from '../nouhin-error.ts'
import type { Order } from '../order.ts'
import type { Log, Orders } from '../ports.ts'

/**
 * Does something with one order of many. What is wrong with this order alone, by the name of a `NouhinError`, is logged,
 * so that the others have their turn; what may be wrong with all of them is thrown.
 */
export async function doWithOne<T>(log: Log, pid: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof NouhinError)) throw error
    log.error('one order could not be looked at; the others are', { pid, ...errorFields(error) })
    return undefined
  }
}

/** The orders of these pids, at most `width` read at a time, without those that are not there or cannot be read. */
export async function readOrders(
  { orders, log }: { orders: Pick<Orders, 'get'>; log: Log },
  pids: readonly string[],
  width: number,
): Promise<Order[]> {
  const read = await inParallel(pids, width, (pid) => doWithOne(log, pid, () => orders.get(pid)))
  return read.filter((order) => order !== undefined)
}
