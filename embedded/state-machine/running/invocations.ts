/**
 * Runs each job once at a time by its key, at most `limit` of them together; the rest wait their turn. `pace` is
 * waited for before each.
 */
export const createInvocations = (limit: number, pace: () => Promise<void>) => {
  const known = new Set<string>()
  const queue: (() => void)[] = []
  let running = 0

  const turn = (): Promise<void> => {
    if (running < limit) {
      running += 1
      return Promise.resolve()
    }
    return new Promise((resolve) => queue.push(resolve))
  }

  const done = (): void => {
    const next = queue.shift()
    if (next === undefined) running -= 1
    else next()
  }

  return {
    start: async (key: string, job: () => Promise<void>): Promise<void> => {
      if (known.has(key)) return
      known.add(key)
      await turn()
      try {
        await pace()
        await job()
      } finally {
        known.delete(key)
        done()
      }
    },
  }
}
