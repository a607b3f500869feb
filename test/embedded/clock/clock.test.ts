import { mock } from 'node:test'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createClock } from '../../../embedded/clock/clock.ts'
import { temporaryDatabase } from '../sqlite/temporary-database.ts'

const start = Date.UTC(2026, 3, 1)
const hour = 3_600_000
const later = (ms: number) => new Date(start + ms)

/** A clock on timeouts that the test moves; commits stay real. */
function aClock(database = temporaryDatabase()) {
  const clock = createClock(database)
  const fired: string[] = []
  const timer = (name: string, ms: number) => clock.setTimer(later(ms), () => fired.push(name))
  return { clock, database, fired, timer }
}

describe('the clock', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: start })
  })
  afterEach(() => {
    mock.timers.reset()
  })

  it('goes with the machine’s', () => {
    const { clock } = aClock()
    mock.timers.tick(1_500)
    expect(clock.now()).toEqual(later(1_500))
  })

  it('moves forward and goes on from there', async () => {
    const { clock } = aClock()
    await clock.moveForward(hour)
    await clock.moveForward(hour)
    mock.timers.tick(1)
    expect(clock.now()).toEqual(later(2 * hour + 1))
  })

  it('does not jump back when the process starts anew', async () => {
    const { clock, database } = aClock()
    await clock.moveForward(48 * hour)
    database.close()
    expect(createClock(temporaryDatabase(database.path)).now()).toEqual(later(48 * hour))
  })

  it('knows whether it was ever moved, restarts included', async () => {
    const { clock, database } = aClock()
    expect(clock.isAhead()).toBe(false)
    await clock.moveForward(1)
    expect(clock.isAhead()).toBe(true)
    database.close()
    expect(createClock(temporaryDatabase(database.path)).isAhead()).toBe(true)
  })

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses to move by %p', async (ms) => {
    const { clock } = aClock()
    await expect(clock.moveForward(ms)).rejects.toMatchObject({ name: 'ClockCannotGoBack' })
    expect(clock.now()).toEqual(later(0))
  })

  it('fires a timer at its moment, once', () => {
    const { fired, timer } = aClock()
    timer('a', 1_000)
    mock.timers.tick(999)
    expect(fired).toEqual([])
    mock.timers.tick(hour)
    expect(fired).toEqual(['a'])
  })

  it('fires a timer of the past soon, but not within the call', () => {
    const { fired, timer } = aClock()
    timer('late', -hour)
    expect(fired).toEqual([])
    mock.timers.tick(1)
    expect(fired).toEqual(['late'])
  })

  it('fires a timer months away, beyond what setTimeout can wait', () => {
    const { fired, timer } = aClock()
    timer('far', 60 * 24 * hour)
    mock.timers.tick(60 * 24 * hour - 1)
    expect(fired).toEqual([])
    mock.timers.tick(1)
    expect(fired).toEqual(['far'])
  })

  it('fires what a move makes due, earliest first, and nothing else', async () => {
    const { clock, fired, timer } = aClock()
    timer('c', 3 * hour)
    timer('b', 2 * hour)
    timer('a', hour)
    await clock.moveForward(2 * hour)
    expect(fired).toEqual(['a', 'b'])
  })

  it('fires no cancelled timer, not even one cancelled by another that is due with it', async () => {
    const { clock, fired, timer } = aClock()
    const cancelled = timer('cancelled', hour)
    const cancelledLater = timer('cancelled later', 3 * hour)
    clock.setTimer(later(2 * hour), cancelledLater)
    cancelled()
    await clock.moveForward(4 * hour)
    expect(fired).toEqual([])
  })

  it('still fires the others when one throws', async () => {
    const { clock, fired, timer } = aClock()
    clock.setTimer(later(hour), () => {
      throw new Error('no')
    })
    timer('b', 2 * hour)
    await expect(clock.moveForward(3 * hour)).rejects.toThrow('no')
    mock.timers.tick(1)
    expect(fired).toEqual(['b'])
  })

  it('notices within a minute that the machine slept', () => {
    const { fired, timer } = aClock()
    timer('a', 3 * hour)
    mock.timers.setTime(start + 4 * hour)
    mock.timers.tick(60_000)
    expect(fired).toEqual(['a'])
  })

  it('fires nothing once closed', () => {
    const { clock, fired, timer } = aClock()
    timer('a', hour)
    clock.close()
    mock.timers.tick(2 * hour)
    expect(fired).toEqual([])
  })
})
