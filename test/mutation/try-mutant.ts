import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Mutant, mutated } from './guard.ts'
import { runTests } from './run-tests.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** A mutant may never come to an end. */
const longest = { minutes: 10 }

/** Runs the mutant's tests with its mutation in the copy, and takes that out again. */
export async function tryMutant(folder: string, mutant: Mutant, stop: AbortSignal): Promise<Verdict> {
  const path = join(folder, mutant.file)
  const text = await readFile(path, 'utf8')
  const late = AbortSignal.timeout(longest.minutes * 60_000)
  try {
    await writeFile(path, mutated(text, mutant))
    return verdictOf(await runTests(folder, mutant.tests, AbortSignal.any([stop, late])))
  } catch (error) {
    if (stop.aborted || !late.aborted) throw error
    return { killedBy: [], crashes: [`its tests did not end within ${longest.minutes} minutes`] }
  } finally {
    await writeFile(path, text)
  }
}
