import { median } from '../driver/figures.ts'
import { openOrder, openOrders, playOrders } from '../driver/play-orders.ts'
import type { World } from '../driver/world.ts'
import { withTarget } from '../targets/fresh.ts'
import { product, type Target } from '../targets/target.ts'

export interface Waiting {
  /** Orders a second while few and while many others wait. */
  few: number
  many: number
  /** Bytes that a thousand waiting orders add: resident, and on the heap after a garbage collection. */
  rssPerThousand: number
  heapPerThousand: number
}

export interface WaitingSizes {
  few: number
  many: number
  runs: number
  orders: number
}

/**
 * Fills the folder with orders that wait for people, and measures what they cost. The last ten of them could not be
 * mailed, so that patrol has work with exactly those.
 */
export const measureWaiting = (world: World, data: string, sizes: WaitingSizes): Promise<Waiting> =>
  withTarget(
    product,
    world,
    async (target) => {
      await playOrders(world, target, { orders: sizes.orders })
      await openOrders(world, target, sizes.few)
      const few = await throughput(world, target, sizes)
      const thousand = 1_000 - sizes.few
      await openOrders(world, target, thousand)
      const before = await settledMemory(target)
      await openOrders(world, target, sizes.many - 1_000 - dueOrders)
      const after = await settledMemory(target)
      const many = await throughput(world, target, sizes)
      await openUnmailed(world, target)
      const thousands = (sizes.many - 1_000 - dueOrders) / 1_000
      return {
        few,
        many,
        rssPerThousand: (after.rss - before.rss) / thousands,
        heapPerThousand: (after.heapUsed - before.heapUsed) / thousands,
      }
    },
    data,
  )

export const dueOrders = 10

/** The mail server takes no mails from here on; these orders are left for patrol. */
async function openUnmailed({ postbox }: World, target: Target) {
  postbox.refuse()
  for (let count = 0; count < dueOrders; count++) await openOrder(target)
  await postbox.refused(2 * dueOrders)
}

async function throughput(world: World, target: Target, { runs, orders }: WaitingSizes) {
  const rates: number[] = []
  for (let run = 0; run < runs; run++) rates.push((await playOrders(world, target, { orders })).perSecond)
  return median(rates)
}

async function settledMemory(target: Target) {
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  return (await target.usage()).memory
}
