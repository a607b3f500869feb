import { describe, expect, it } from '@jest/globals'
import { verdictOf } from './verdict.ts'

const passed = { fullName: 'a task is answered', status: 'passed', failureMessages: [] }
const failedBy = (message: string) => ({
  fullName: 'a task is answered once',
  status: 'failed',
  failureMessages: [message],
})
const fileWith = (...assertionResults: (typeof passed | ReturnType<typeof failedBy>)[]) =>
  verdictOf({ testResults: [{ name: 'a.test.ts', message: '', status: 'failed', assertionResults }] })
const kill = { file: 'a.test.ts', test: 'a task is answered once' }

describe('a mutant is killed', () => {
  it.each([
    'Error: expect(received).toBe(expected) // Object.is equality\n    at a.test.ts:1:1',
    'Error: Property failed after 7 tests\n\nCause:\nInvariantBroken: I3: k1-1-1 took 2 outcomes',
    'Error: expect(received).rejects.toThrow()\n\nReceived promise resolved instead of rejected\nResolved to value: undefined',
  ])('by a test whose assertion fails: %j', (message) => {
    expect(fileWith(passed, failedBy(message))).toEqual({ killedBy: [kill], crashes: [] })
  })
})

describe('a mutant is not killed', () => {
  it('by tests that pass', () => {
    expect(fileWith(passed)).toMatchObject({ killedBy: [] })
  })

  it.each([
    "TypeError: Cannot read properties of undefined (reading 'status')\n    at a.ts:1:1",
    'ReferenceError: isLive is not defined',
    'Error: Property failed after 1 tests\n\nCause:\nTypeError: order is not iterable',
  ])('by a test that cannot run: %j', (message) => {
    const { killedBy, crashes } = fileWith(failedBy(message))
    expect(killedBy).toEqual([])
    expect(crashes).toEqual([expect.stringMatching(/^a task is answered once: /)])
  })

  it('by a file of tests that cannot be read', () => {
    const broken = { name: 'a.test.ts', message: "\nSyntaxError: Unexpected token '}'", status: 'failed' }
    expect(verdictOf({ testResults: [{ ...broken, assertionResults: [] }] })).toEqual({
      killedBy: [],
      crashes: ["a.test.ts: SyntaxError: Unexpected token '}'"],
    })
  })
})
