import { describe, expect, it } from '@jest/globals'
import { cached } from '../../../lambdas/adapters/aws/cached.ts'
import { createTestClock } from '../../embedded/state-machine/test-clock.ts'

function counting() {
  const clock = createTestClock()
  let reads = 0
  const read = cached(async () => ++reads, 60, clock)
  return { clock, read }
}

describe('a cached value', () => {
  it('is read once by many at once', async () => {
    const { read } = counting()
    expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1])
  })

  it('is read again after its time', async () => {
    const { read, clock } = counting()
    await read()
    clock.skip(59)
    expect(await read()).toBe(1)
    clock.skip(1)
    expect(await read()).toBe(2)
  })

  it('is read again when asked for a fresh one', async () => {
    const { read } = counting()
    await read()
    expect(await read(true)).toBe(2)
    expect(await read()).toBe(2)
  })

  it('is not kept when it could not be read', async () => {
    let tries = 0
    const read = cached(
      async () => {
        if (++tries === 1) throw new Error('away')
        return tries
      },
      60,
      createTestClock(),
    )
    await expect(read()).rejects.toThrow('away')
    expect(await read()).toBe(2)
  })
})
