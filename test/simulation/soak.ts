import fc from 'fast-check'
import type { Command } from './acts.ts'
import { sequence } from './commands.ts'
import { simulate } from './simulate.ts'

/** `node test/simulation/soak.ts [sequences] [seed] [path]`: many more sequences, from a new seed each time. */
const [count = '100000', seed = String(Date.now() % 2 ** 31), path] = process.argv.slice(2)
const numRuns = Number(count)
const begun = performance.now()
let done = 0

const property = fc.asyncProperty(sequence, async (commands: Command[]) => {
  await simulate(commands)
  done++
  if (done % 1_000 === 0)
    console.log(`${done} of ${numRuns}, ${Math.round(done / ((performance.now() - begun) / 1000))}/s`)
})
console.log(`seed ${seed}`)
await fc.assert(property, { numRuns, seed: Number(seed), ...(path && { path, endOnFailure: true }) })
