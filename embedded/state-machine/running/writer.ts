import type { Commit } from '../ports.ts'

/** A commit that refuses new writes once closed, and knows when those under way have ended. */
export const createWriter = (commit: Commit) => {
  const underWay = new Set<Promise<unknown>>()
  let closed = false

  const write: Commit = (work) => {
    if (closed) return Promise.reject(new Error('the state machine is closed'))
    const done = commit(work)
    underWay.add(done)
    void done.then(
      () => underWay.delete(done),
      () => underWay.delete(done),
    )
    return done
  }

  return {
    write,
    isClosed: () => closed,
    close: async (): Promise<void> => {
      closed = true
      await Promise.allSettled(underWay)
    },
  }
}
