/** Everything that a run leaves to chance: the same seed chooses the same way. */
export function createChance(seed: number) {
  let state = seed | 0
  /** mulberry32; uniform in [0, 1). */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    /** True in `share` (0 to 1) of all cases. */
    isIn: (share: number) => next() < share,
    pick<T>(from: readonly T[]): T {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    /** Takes one out of `from`, whichever. */
    draw<T>(from: T[]): T | undefined {
      const last = from.length - 1
      const index = below(from.length)
      const drawn = from[index]
      if (index < last) from[index] = from[last] as T
      from.length = Math.max(last, 0)
      return drawn
    },
  }
}
export type Chance = ReturnType<typeof createChance>
