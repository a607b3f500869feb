import { median, percentile } from '../driver/figures.ts'
import { type Latencies, type Played, playOrders } from '../driver/play-orders.ts'
import type { World } from '../driver/world.ts'
import { withTarget } from '../targets/fresh.ts'
import { noOp, product, type Target } from '../targets/target.ts'

export interface Throughput {
  product: number
  noOp: number
  /** Medians of the runs' own ratios: each run measures both, one after the other. */
  ratio: number
  /** Processor milliseconds an order, user and system. */
  cpuMs: { product: number; noOp: number }
  latencies: Record<keyof Latencies, { p50: number; p99: number }>
}

/** The product and its ceiling in turn, on fresh data and warmed up, at concurrency 20. */
export async function measureThroughput(world: World, sizes: { runs: number; warmUp: number; orders: number }) {
  const products: Run[] = []
  const noOps: Run[] = []
  const looked: Latencies[] = []
  for (let run = 1; run <= sizes.runs; run++) {
    noOps.push(await withTarget(noOp, world, (target) => oneRun(world, target, sizes)))
    await withTarget(product, world, async (target) => {
      products.push(await oneRun(world, target, sizes))
      looked.push((await playOrders(world, target, { orders: sizes.orders, looks: true })).latencies)
    })
    console.log(`run ${run}: product ${rate(products)} orders/s, no-op ${rate(noOps)} orders/s`)
  }
  const medianOf = (runs: Run[], what: (run: Run) => number) => median(runs.map(what))
  const of = (what: keyof Latencies) => ({
    p50: median(looked.map((one) => percentile(one[what], 50))),
    p99: median(looked.map((one) => percentile(one[what], 99))),
  })
  return {
    product: medianOf(products, ({ perSecond }) => perSecond),
    noOp: medianOf(noOps, ({ perSecond }) => perSecond),
    ratio: median(products.map(({ perSecond }, run) => perSecond / (noOps[run]?.perSecond ?? Number.NaN))),
    cpuMs: { product: medianOf(products, ({ cpuMs }) => cpuMs), noOp: medianOf(noOps, ({ cpuMs }) => cpuMs) },
    latencies: { accept: of('accept'), page: of('page'), complete: of('complete') },
  } satisfies Throughput
}

export interface Run extends Played {
  /** Processor milliseconds an order. */
  cpuMs: number
}
const rate = (runs: Run[]) => runs.at(-1)?.perSecond.toFixed(1)

/** So many orders after those that warm it up. */
export async function oneRun(
  world: World,
  target: Target,
  { warmUp, orders }: { warmUp: number; orders: number },
): Promise<Run> {
  await playOrders(world, target, { orders: warmUp })
  const before = (await target.usage()).cpu
  const played = await playOrders(world, target, { orders })
  const { cpu } = await target.usage()
  return { ...played, cpuMs: (cpu.user + cpu.system - before.user - before.system) / 1_000 / orders }
}
