const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b)

export const median = (values: readonly number[]): number => percentile(values, 50)

/** The nearest rank: the smallest value that so many percent of them do not go over. */
export function percentile(values: readonly number[], percent: number): number {
  const found = sorted(values)[Math.max(0, Math.ceil((values.length * percent) / 100) - 1)]
  if (found === undefined) throw new RangeError('Nothing was measured.')
  return found
}
