import { describe, expect, it } from '@jest/globals'
import { createLog } from '../../../embedded/log.ts'
import { createSchedule } from '../../../embedded/schedule/schedule.ts'
import { KintoneAccessError } from '../../../lambdas/core/errors.ts'
import { handClock } from './hand-clock.ts'

function aSchedule() {
  const clock = handClock()
  const lines: string[] = []
  const schedule = createSchedule(
    clock,
    createLog((line) => lines.push(line)),
  )
  return { clock, lines, schedule }
}

/** A job whose runs end when the test says so. */
function heldJob() {
  const ends: (() => void)[] = []
  const job = () => new Promise<void>((resolve) => ends.push(resolve))
  return { job, begun: () => ends.length, end: () => ends.at(-1)?.() }
}
const settled = () => new Promise(setImmediate)

describe('the schedule', () => {
  it('runs a job at once and then every so many seconds', async () => {
    const { clock, schedule } = aSchedule()
    let runs = 0
    schedule.every('patrol', 60, async () => runs++)
    await clock.pass(0)
    expect(runs).toBe(1)
    await clock.pass(59)
    expect(runs).toBe(1)
    await clock.pass(1)
    expect(runs).toBe(2)
    await clock.pass(60)
    expect(runs).toBe(3)
  })

  it('runs once, however far the clock is moved', async () => {
    const { clock, schedule } = aSchedule()
    let runs = 0
    schedule.every('patrol', 60, async () => runs++)
    await clock.pass(0)
    await clock.pass(86_400)
    expect(runs).toBe(2)
  })

  it('never lets a job overlap itself', async () => {
    const { clock, schedule } = aSchedule()
    const { job, begun } = heldJob()
    schedule.every('patrol', 60, job)
    await clock.pass(0)
    await clock.pass(600)
    expect(begun()).toBe(1)
  })

  it('follows a run that took longer than its time at once', async () => {
    const { clock, schedule } = aSchedule()
    const { job, begun, end } = heldJob()
    schedule.every('patrol', 60, job)
    await clock.pass(0)
    await clock.pass(90)
    end()
    await settled()
    await clock.pass(0)
    expect(begun()).toBe(2)
  })

  it('logs an error by its name alone and runs again at the next time', async () => {
    const { clock, lines, schedule } = aSchedule()
    let runs = 0
    schedule.every('patrol', 60, async () => {
      runs++
      throw new TypeError('佐藤 sato@example.com')
    })
    await clock.pass(0)
    await clock.pass(60)
    expect(runs).toBe(2)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', job: 'patrol', error: 'TypeError' })
    expect(lines.join()).not.toContain('sato')
  })

  it('logs with an error of the product what to do', async () => {
    const { clock, lines, schedule } = aSchedule()
    schedule.every('reconcile', 60, () => Promise.reject(new KintoneAccessError()))
    await clock.pass(0)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      error: 'KintoneAccessError',
      hint: expect.stringContaining('view and edit'),
    })
  })

  it('logs an error thrown before the job’s first wait', async () => {
    const { clock, lines, schedule } = aSchedule()
    schedule.every('patrol', 60, () => {
      throw new RangeError()
    })
    await clock.pass(0)
    expect(lines).toHaveLength(1)
  })

  it('keeps jobs apart', async () => {
    const { clock, schedule } = aSchedule()
    const { job } = heldJob()
    let runs = 0
    schedule.every('patrol', 60, job)
    schedule.every('reconcile', 60, async () => runs++)
    await clock.pass(0)
    await clock.pass(60)
    expect(runs).toBe(2)
  })

  it('stops when the run under way has ended, and starts none after it', async () => {
    const { clock, schedule } = aSchedule()
    const { job, begun, end } = heldJob()
    schedule.every('patrol', 60, job)
    await clock.pass(0)
    let stopped = false
    const stopping = schedule.stop().then(() => {
      stopped = true
    })
    await settled()
    expect(stopped).toBe(false)
    end()
    await stopping
    await clock.pass(600)
    expect(begun()).toBe(1)
    expect(clock.pending()).toBe(0)
  })
})
