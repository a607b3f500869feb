import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { mutated } from './guard.ts'
import { guards } from './guards.ts'

const mutants = guards.flatMap((guard) => guard.mutants.map((mutant) => ({ ...mutant, guard: guard.name })))

describe.each(mutants)('$guard: $name', (mutant) => {
  it('is a change of the code as it is now', () => {
    const text = readFileSync(mutant.file, 'utf8')
    expect(mutated(text, mutant)).not.toBe(text)
  })

  it('has tests that are there', () => {
    expect(mutant.tests.length).toBeGreaterThan(0)
    expect(mutant.tests.filter((test) => !existsSync(test))).toEqual([])
  })
})

it('every mutant is called by a name of its own', () => {
  const names = mutants.map(({ guard, name }) => `${guard}: ${name}`)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

it.each([0, 2])('a text that stands %i times in its file is refused with the mutant’s name', (times) => {
  const mutant = { name: 'anything goes', file: 'a.ts', find: 'guard()', replace: '', tests: [] }
  expect(() => mutated('guard()\n'.repeat(times), mutant)).toThrow(/"anything goes": .* stands \d times in a\.ts/)
})
