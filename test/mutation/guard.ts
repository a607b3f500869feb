/** One place where a guard is taken out of the product; at least one of its tests must then fail. */
export interface Mutant {
  /** Where it is, and what is left out. */
  name: string
  file: string
  /** Stands in the file exactly once. */
  find: string
  replace: string
  tests: readonly string[]
}

export interface Guard {
  name: string
  /** What an order loses without it. */
  lost: string
  mutants: readonly Mutant[]
}

export class MutantDoesNotApply extends Error {
  override readonly name = 'MutantDoesNotApply'
  constructor({ name, file }: Mutant, times: number) {
    super(`"${name}": its text stands ${times} times in ${file}, not once. Adapt it to the code as it is now.`)
  }
}

/** @throws MutantDoesNotApply */
export function mutated(text: string, mutant: Mutant): string {
  const parts = text.split(mutant.find)
  if (parts.length !== 2) throw new MutantDoesNotApply(mutant, parts.length - 1)
  return parts.join(mutant.replace)
}
