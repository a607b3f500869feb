import { parseArgs } from 'node:util'
import { openWorld } from './driver/world.ts'
import { measurePatrol } from './measures/patrol.ts'
import { measureStartUp } from './measures/start-up.ts'
import { measureThroughput } from './measures/throughput.ts'
import { measureWaiting } from './measures/waiting.ts'
import { writeReport } from './report.ts'
import { withFolder } from './targets/fresh.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const sizes = values.quick
  ? { runs: 1, warmUp: 50, orders: 100, few: 10, many: 1_500 }
  : { runs: 5, warmUp: 300, orders: 500, few: 100, many: 10_000 }

const world = await openWorld()
const began = new Date()
const throughput = await measureThroughput(world, sizes)
const results = await withFolder(async (data) => {
  const waiting = await measureWaiting(world, data, sizes)
  world.postbox.accept()
  console.log('orders that wait are measured')
  const patrol = await measurePatrol(world, data, sizes.runs)
  console.log('patrol is measured')
  const startUp = {
    fresh: await measureStartUp(world, sizes.runs),
    many: await measureStartUp(world, sizes.runs, data),
  }
  return { throughput, waiting, patrol, startUp, sizes, began }
})
world.kintone.close()
world.postbox.close()
console.log(writeReport(results, { keep: !values.quick }))
