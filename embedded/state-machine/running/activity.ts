/** Background work of this process: tells when all of it has come to rest, and reports what fails. */
export const createActivity = (onError: (error: unknown) => void) => {
  const underWay = new Set<Promise<void>>()

  return {
    run: (work: Promise<void>): void => {
      const done = work.catch(onError).finally(() => underWay.delete(done))
      underWay.add(done)
    },

    idle: async (): Promise<void> => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
