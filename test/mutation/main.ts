import { existsSync } from 'node:fs'
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyCheckout } from './copy-of-checkout.ts'
import { mutated } from './guard.ts'
import { guards } from './guards.ts'
import { fateOf, isKilled, type Result, tableOf } from './result-table.ts'
import { runTests } from './run-tests.ts'
import { tryMutant } from './try-mutant.ts'
import { verdictOf } from './verdict.ts'

// Takes each guard out of a copy of the product and runs the tests that must notice; with an argument, only the guards
// and mutants whose name or file has it. Exit 0: every mutant is killed, 1: one is not, 2: nothing could be tried.
const wanted = (process.argv[2] ?? '').toLowerCase()
const chosen = guards.flatMap(({ name: guard, lost, mutants }) =>
  mutants
    .filter(({ name, file }) => [guard, name, file].some((text) => text.toLowerCase().includes(wanted)))
    .map((mutant) => ({ guard, lost, mutant })),
)
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort())

const folder = await realpath(await mkdtemp(join(tmpdir(), 'nouhin-mutation-')))
try {
  process.exitCode = await proveGuards()
} catch (error) {
  console.error(stop.signal.aborted ? 'Stopped before the end.' : error instanceof Error ? error.message : error)
  process.exitCode = stop.signal.aborted ? 130 : 2
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function proveGuards(): Promise<number> {
  if (chosen.length === 0)
    throw new Error(`No guard is called like that. There are: ${guards.map(({ name }) => name).join('; ')}.`)
  await copyCheckout(folder)
  for (const { mutant } of chosen) mutated(await readFile(join(folder, mutant.file), 'utf8'), mutant)
  await expectToPassAsTheyAre([...new Set(chosen.flatMap(({ mutant }) => mutant.tests))])
  const results: Result[] = []
  for (const { guard, lost, mutant } of chosen) {
    const [verdict, seconds] = await timed(() => tryMutant(folder, mutant, stop.signal))
    results.push({ guard, mutant: mutant.name, seconds, ...verdict })
    console.log(`${guard}: ${mutant.name}: ${fateOf(verdict, folder)}`)
    if (!isKilled(verdict)) console.log(`  No test sees it gone. ${lost}`)
  }
  const killed = results.filter(isKilled).length
  const seconds = results.reduce((total, result) => total + result.seconds, 0)
  console.log(`\n${tableOf(results, folder)}\n`)
  console.log(`${killed} of ${results.length} mutants killed, in ${seconds.toFixed(0)} s.`)
  return killed === results.length ? 0 : 1
}

async function expectToPassAsTheyAre(tests: string[]) {
  const missing = tests.filter((test) => !existsSync(join(folder, test)))
  if (missing.length > 0) throw new Error(`There is no ${missing.join(', no ')}.`)
  const [{ killedBy, crashes }, seconds] = await timed(async () =>
    verdictOf(await runTests(folder, tests, stop.signal)),
  )
  const failures = [...killedBy.map(({ test }) => test), ...crashes]
  if (failures.length > 0)
    throw new Error(`Tests fail with every guard in place, so they prove nothing: ${failures.join('; ')}`)
  console.log(`${tests.length} test files pass with every guard in place, in ${seconds.toFixed(0)} s.`)
}

async function timed<T>(perform: () => Promise<T>): Promise<[T, number]> {
  const begun = performance.now()
  return [await perform(), (performance.now() - begun) / 1_000]
}
