export type InvariantName = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8'

export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken'
}

/** @throws InvariantBroken `I4: x3 of k1-1-1 was written 2 times` */
export function holds(invariant: InvariantName, condition: boolean, otherwise: string) {
  if (!condition) throw new InvariantBroken(`${invariant}: ${otherwise}`)
}
