import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openWorld } from '../driver/world.ts'
import { oneRun, type Run } from '../measures/throughput.ts'
import { withTarget } from '../targets/fresh.ts'
import { compared, type Name, names } from './compared.ts'
import { writeReport } from './report.ts'

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, runs: { type: 'string', default: '3' } },
})
if (!existsSync(new URL('./node_modules', import.meta.url))) {
  console.error('The peers are not installed: npm ci --prefix bench/peers')
  process.exit(1)
}

const sizes = values.quick
  ? { runs: 1, warmUp: 50, orders: 100 }
  : { runs: Number(values.runs), warmUp: 300, orders: 500 }

const world = await openWorld()
const began = new Date()
const runs: Record<Name, Run>[] = []
for (let run = 1; run <= sizes.runs; run++) {
  const measured: [Name, Run][] = []
  for (const name of names) {
    const one = await withTarget(compared[name].module, world, (target) => oneRun(world, target, sizes))
    console.log(`run ${run}: ${name} ${one.perSecond.toFixed(1)} orders/s`)
    measured.push([name, one])
  }
  runs.push(Object.fromEntries(measured) as Record<Name, Run>)
}
world.kintone.close()
world.postbox.close()
console.log(writeReport({ runs, sizes, began }, { keep: !values.quick }))
