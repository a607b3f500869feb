/** Everything that a run leaves to chance, from one seed: the same seed chooses the same way. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  below(n: number): number
  uuid(): string
  reseed(seed: number): void
}

/** mulberry32 */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const hex = () =>
    Math.floor(next() * 0x10000)
      .toString(16)
      .padStart(4, '0')
  return {
    next,
    below: (n) => Math.floor(next() * n),
    uuid: () => `${hex()}${hex()}-${hex()}-4${hex().slice(1)}-a${hex().slice(1)}-${hex()}${hex()}${hex()}`,
    reseed(fresh) {
      state = fresh | 0
    },
  }
}
