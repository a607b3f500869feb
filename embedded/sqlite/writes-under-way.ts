/** The writes that are under way, by what they write. */
export function createWritesUnderWay() {
  const last = new Map<string, Promise<void>>()
  return {
    /** Resolves once no write of that is under way. */
    async over(key: string): Promise<void> {
      while (last.has(key)) await last.get(key)
    },

    /** @returns the same write */
    add<T>(key: string, write: Promise<T>): Promise<T> {
      const over = write.then(
        () => remove(),
        () => remove(),
      )
      const remove = () => {
        if (last.get(key) === over) last.delete(key)
      }
      last.set(key, over)
      return write
    },
  }
}
