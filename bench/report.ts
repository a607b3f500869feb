import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PatrolTimes } from './measures/patrol.ts'
import type { Throughput } from './measures/throughput.ts'
import type { Waiting, WaitingSizes } from './measures/waiting.ts'
import { latency, megabytes, one, two, whole, writtenBy } from './words.ts'

export interface Results {
  throughput: Throughput
  waiting: Waiting
  patrol: PatrolTimes
  /** Milliseconds. */
  startUp: { fresh: number; many: number }
  sizes: WaitingSizes & { warmUp: number }
  began: Date
}

const file = fileURLToPath(new URL('./results.md', import.meta.url))

/** The results as a page; kept in `results.md` if asked to. */
export function writeReport(results: Results, { keep }: { keep: boolean }): string {
  const text = report(results)
  if (keep) writeFileSync(file, text)
  return text
}

function report({ throughput, waiting, patrol, startUp, sizes, began }: Results): string {
  const { accept, page, complete } = throughput.latencies
  const many = sizes.many.toLocaleString('en')
  const rows: [what: string, measured: string, mark: string, met?: boolean][] = [
    ['orders/s, the product', one(throughput.product), '3 × the best durable peer: 237', throughput.product >= 237],
    ['orders/s, the no-op peer (the ceiling)', one(throughput.noOp), ''],
    ['ratio to the ceiling', two(throughput.ratio), 'half', throughput.ratio >= 0.5],
    ['processor time an order', `${one(throughput.cpuMs.product)} ms (no-op ${one(throughput.cpuMs.noOp)} ms)`, ''],
    ['webhook accepted, p50 / p99', latency(accept), 'p99 ≤ 30 ms', accept.p99 <= 30],
    ['task page shown, p50 / p99', latency(page), ''],
    ['task completed, p50 / p99', latency(complete), ''],
    ['memory per 1,000 waiting, resident', megabytes(waiting.rssPerThousand), '≤ 5 MB', waiting.rssPerThousand <= 5e6],
    ['memory per 1,000 waiting, heap after a collection', megabytes(waiting.heapPerThousand), ''],
    [`orders/s with ${sizes.few} waiting`, one(waiting.few), ''],
    [`orders/s with ${many} waiting`, `${one(waiting.many)} (${two(waiting.many / waiting.few)} of that)`, ''],
    ['start-up with 0 waiting', `${whole(startUp.fresh)} ms`, ''],
    [`start-up with ${many} waiting`, `${whole(startUp.many)} ms`, '≤ 2,000 ms', startUp.many <= 2_000],
    ['patrol, 10 open and due', `${one(patrol.few)} ms`, ''],
    [
      `patrol, ${many} open and 10 due`,
      `${one(patrol.many)} ms (${two(patrol.ratio)} of that)`,
      '≤ 1.5 of that',
      patrol.ratio <= 1.5,
    ],
  ]
  const lines = rows.map(
    ([what, measured, mark, met]) =>
      `| ${what} | ${measured} | ${mark} | ${met === undefined ? '' : met ? 'met' : '**missed**'} |`,
  )
  return `${[
    '# Benchmark of the embedded runtime',
    '',
    writtenBy('npm run bench', began),
    `Medians of ${sizes.runs} runs of ${sizes.orders.toLocaleString('en')} orders each after ${sizes.warmUp} to warm up, 20 orders at a time; the product and the no-op`,
    'peer in turn, each in a process of its own beside the driver’s. What one order is, and why: [README](README.md).',
    '',
    '| what | measured | mark | |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n')}\n`
}
