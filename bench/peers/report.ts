import { writeFileSync } from 'node:fs'
import { median, percentile } from '../driver/figures.ts'
import type { Latencies } from '../driver/play-orders.ts'
import type { Run } from '../measures/throughput.ts'
import { latency, one, two, writtenBy } from '../words.ts'
import { compared, type Name, names } from './compared.ts'

export interface Results {
  /** What was measured one after the other. */
  runs: Record<Name, Run>[]
  sizes: { warmUp: number; orders: number }
  began: Date
}

/** The results as a page; kept in `results.md` if asked to. */
export function writeReport(results: Results, { keep }: { keep: boolean }): string {
  const text = report(results)
  if (keep) writeFileSync(new URL('./results.md', import.meta.url), text)
  return text
}

function report({ runs, sizes, began }: Results): string {
  const row = (name: Name) => {
    const medianOf = (figure: (run: Run) => number) => median(runs.map((run) => figure(run[name])))
    const ratio = median(runs.map((run) => run[name].perSecond / run['no-op'].perSecond))
    const times = (asked: keyof Latencies) => {
      const of = (percent: number) => medianOf(({ latencies }) => percentile(latencies[asked], percent))
      return latency({ p50: of(50), p99: of(99) })
    }
    const rate = one(medianOf(({ perSecond }) => perSecond))
    const cpu = one(medianOf(({ cpuMs }) => cpuMs))
    return `| ${compared[name].what} | ${rate} | ${two(ratio)} | ${cpu} ms | ${times('accept')} | ${times('complete')} |`
  }
  return `${[
    '# The embedded runtime beside other durable engines',
    '',
    writtenBy('npm run bench:peers', began),
    `Medians of ${runs.length} runs of ${sizes.orders} orders each after ${sizes.warmUp} to warm up, 20 orders at a time; all of them in turn, each in`,
    'processes of its own beside the driver’s. Processor time is that of the engine’s own servers too. What is compared, and',
    'what is not the same: [README](README.md).',
    '',
    '| what | orders/s | of the ceiling | processor time an order | webhook accepted, p50 / p99 | task completed, p50 / p99 |',
    '| --- | --: | --: | --: | --: | --: |',
    ...names.map(row),
  ].join('\n')}\n`
}
