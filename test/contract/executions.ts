import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Executions } from '../../lambdas/core/ports.ts'
import { everyPage } from './every-page.ts'

export interface AskingExecutions {
  executions: Executions
  /** The token with which the execution of that name asks right now. */
  tokenOf: (pid: string) => Promise<string>
  /** Resolves when all executions wait or have ended. */
  settled: () => Promise<void>
  /** The output of one that succeeded, as JSON. */
  outputOf: (pid: string) => Promise<string | undefined>
}

const inputOf = (pid: string) => ({ pid, appId: '1', recordId: '2' })
const answer = { node: '1-1', round: 1, outcome: 'done' }

/**
 * What all executions promise. `makeExecutions` gives none started, of a machine with one task that asks by a token, that
 * catches the error `KeyReturned` and ends with what it caught, and that fails with the error `KintoneSetupError` for as
 * long as the pid ends in 9.
 */
export function executionsContract(name: string, makeExecutions: () => Promise<AskingExecutions>): void {
  describe(`${name} as executions`, () => {
    let made: AskingExecutions
    let executions: Executions
    beforeEach(async () => {
      made = await makeExecutions()
      executions = made.executions
    })

    const start = async (pid: string) => {
      const started = await executions.start(pid, inputOf(pid))
      await made.settled()
      return started
    }
    const statusOf = async (pid: string) => (await executions.describe(pid))?.status

    it('knows none that was never started', async () => {
      expect(await executions.describe('k1-2-1')).toBeUndefined()
    })

    it('runs one by the name of its pid', async () => {
      const { arn } = await start('k1-2-1')
      expect(await executions.describe('k1-2-1')).toEqual({ arn, status: 'RUNNING' })
    })

    it('starts one pid once', async () => {
      const { arn } = await start('k1-2-1')
      expect(await start('k1-2-1')).toEqual({ arn })
      expect(await everyPage((after) => executions.list('RUNNING', after))).toEqual(['k1-2-1'])
    })

    it('starts none again that has ended', async () => {
      const { arn } = await start('k1-2-1')
      await executions.stop('k1-2-1', 'OrderCancelled', 'The order was cancelled.')
      expect(await start('k1-2-1')).toEqual({ arn })
      expect(await statusOf('k1-2-1')).toBe('ABORTED')
    })

    it('lets exactly one of 20 starts of a pid begin', async () => {
      await Promise.all(Array.from({ length: 20 }, () => start('k1-2-1')))
      expect(await everyPage((after) => executions.list('RUNNING', after))).toEqual(['k1-2-1'])
    })

    it('tells what failed one', async () => {
      await start('k1-2-9')
      expect(await executions.describe('k1-2-9')).toMatchObject({ status: 'FAILED', error: 'KintoneSetupError' })
    })

    it('stops a running one', async () => {
      await start('k1-2-1')
      await executions.stop('k1-2-1', 'OrderCancelled', 'The order was cancelled.')
      expect(await executions.describe('k1-2-1')).toMatchObject({ status: 'ABORTED', error: 'OrderCancelled' })
    })

    it('takes the stop of one that has ended as done, and leaves it as it is', async () => {
      await start('k1-2-9')
      await executions.stop('k1-2-9', 'OrderCancelled', 'The order was cancelled.')
      expect(await executions.describe('k1-2-9')).toMatchObject({ status: 'FAILED', error: 'KintoneSetupError' })
    })

    it('takes the stop of one that never was as done', async () => {
      await expect(executions.stop('k1-2-1', 'OrderCancelled', 'The order was cancelled.')).resolves.toBeUndefined()
    })

    it('ends the task with the answer', async () => {
      await start('k1-2-1')
      await executions.succeedTask(await made.tokenOf('k1-2-1'), answer)
      await made.settled()
      expect(await statusOf('k1-2-1')).toBe('SUCCEEDED')
      expect(JSON.parse((await made.outputOf('k1-2-1')) ?? '')).toEqual(answer)
    })

    it('ends the task with an error that its state catches, and with the answer as its cause', async () => {
      await start('k1-2-1')
      await executions.failTask(await made.tokenOf('k1-2-1'), 'KeyReturned', answer)
      await made.settled()
      expect(await statusOf('k1-2-1')).toBe('SUCCEEDED')
      const caught = JSON.parse((await made.outputOf('k1-2-1')) ?? '')
      expect([caught.Error, JSON.parse(caught.Cause)]).toEqual(['KeyReturned', answer])
    })

    it('fails by an error that nothing catches', async () => {
      await start('k1-2-1')
      await executions.failTask(await made.tokenOf('k1-2-1'), 'Unforeseen', answer)
      await made.settled()
      expect(await executions.describe('k1-2-1')).toMatchObject({ status: 'FAILED', error: 'Unforeseen' })
    })

    it('refuses a token that was answered with', async () => {
      await start('k1-2-1')
      const token = await made.tokenOf('k1-2-1')
      await executions.succeedTask(token, answer)
      await expect(executions.succeedTask(token, answer)).rejects.toMatchObject({ name: 'TaskTokenGone' })
      await expect(executions.failTask(token, 'KeyReturned', answer)).rejects.toMatchObject({ name: 'TaskTokenGone' })
    })

    it('refuses the token of an execution that was stopped', async () => {
      await start('k1-2-1')
      const token = await made.tokenOf('k1-2-1')
      await executions.stop('k1-2-1', 'OrderCancelled', 'The order was cancelled.')
      await expect(executions.succeedTask(token, answer)).rejects.toMatchObject({ name: 'TaskTokenGone' })
    })

    it('refuses what is no token', async () => {
      await expect(executions.succeedTask('no-token', answer)).rejects.toMatchObject({ name: 'TaskTokenGone' })
      await expect(executions.failTask('no-token', 'E', answer)).rejects.toMatchObject({ name: 'TaskTokenGone' })
    })

    it('runs the unsuccessful step of a failed one again', async () => {
      await start('k1-2-1')
      await executions.stop('k1-2-1', 'Mistake', 'Stopped by mistake.')
      expect(await executions.redrive('k1-2-1')).toBe(true)
      await made.settled()
      await executions.succeedTask(await made.tokenOf('k1-2-1'), answer)
      await made.settled()
      expect(await statusOf('k1-2-1')).toBe('SUCCEEDED')
    })

    it('does not run one again that runs, or never was', async () => {
      await start('k1-2-1')
      expect(await executions.redrive('k1-2-1')).toBe(false)
      expect(await executions.redrive('k1-3-1')).toBe(false)
    })

    it('lists by status, newest first, over pages', async () => {
      const pids = Array.from({ length: 120 }, (_, n) => `k1-${n}-1`)
      for (const pid of pids) await executions.start(pid, inputOf(pid))
      await start('k1-2-9')
      expect(await everyPage((after) => executions.list('RUNNING', after))).toEqual(pids.toReversed())
      expect(await everyPage((after) => executions.list('FAILED', after))).toEqual(['k1-2-9'])
      expect(await everyPage((after) => executions.list('SUCCEEDED', after))).toEqual([])
    })
  })
}
