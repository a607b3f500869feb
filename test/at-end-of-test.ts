const steps: (() => unknown)[] = []

/**
 * Runs the step once the test is over, the last given first. For modules that test files share: they are loaded once a
 * process, so that an `afterEach` of theirs would be heard of by the first file alone.
 */
export const atEndOfTest = (step: () => unknown): void => void steps.push(step)

/** Every step, also after one that fails. */
export async function endTest(): Promise<void> {
  const failures: unknown[] = []
  for (const step of steps.splice(0).toReversed()) {
    try {
      await step()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
