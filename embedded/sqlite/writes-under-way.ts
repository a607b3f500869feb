/** The writes that are under way, by what they write. */
export function createWritesUnderWay() {
  const last = new Map<string, Promise<void>>()
  return {
    /** Resolves once no write of that is under way. */
    async over(key: string): Promise<void> {
      while (last.has(key)) await last.get(key)
    },

    add(key: string, write: Promise<unknown>): void {
      const ended = Promise.allSettled([write]).then(() => {
        if (last.get(key) === ended) last.delete(key)
      })
      last.set(key, ended)
    },
  }
}
