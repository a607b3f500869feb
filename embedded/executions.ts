import { TaskTokenGone } from '../lambdas/core/errors.ts'
import type { Executions } from '../lambdas/core/ports.ts'
import type { StateMachine } from './state-machine/api.ts'
import { executionArn } from './state-machine/arn.ts'
import { ServiceError } from './state-machine/errors.ts'

/** The product's executions on the embedded state machine, which answers as Step Functions does. */
export function createExecutions(machine: StateMachine, name: string): Executions {
  const arnOf = (pid: string) => executionArn(name, pid)

  return {
    async start(pid, input) {
      try {
        await machine.startExecution({ name: pid, input: JSON.stringify(input) })
      } catch (error) {
        if (!isNamed(error, 'ExecutionAlreadyExists')) throw error
      }
      return { arn: arnOf(pid) }
    },

    async describe(pid) {
      try {
        const { executionArn: arn, status, error } = await machine.describeExecution({ executionArn: arnOf(pid) })
        return { arn, status, ...(error !== undefined && { error }) }
      } catch (error) {
        if (isNamed(error, 'ExecutionDoesNotExist')) return undefined
        throw error
      }
    },

    async stop(pid, error, cause) {
      try {
        await machine.stopExecution({ executionArn: arnOf(pid), error, cause })
      } catch (failure) {
        if (!isNamed(failure, 'ExecutionDoesNotExist')) throw failure
      }
    },

    async redrive(pid) {
      try {
        await machine.redriveExecution({ executionArn: arnOf(pid) })
        return true
      } catch (error) {
        if (isNamed(error, 'ExecutionNotRedrivable', 'ExecutionDoesNotExist')) return false
        throw error
      }
    },

    async list(status, after) {
      const page = await machine.listExecutions({
        statusFilter: status,
        ...(after !== undefined && { nextToken: after }),
      })
      return { items: page.executions.map(({ name: pid }) => pid), ...(page.nextToken && { next: page.nextToken }) }
    },

    async succeedTask(token, output) {
      await orTokenGone(machine.sendTaskSuccess({ taskToken: token, output: JSON.stringify(output) }))
    },

    async failTask(token, error, result) {
      await orTokenGone(machine.sendTaskFailure({ taskToken: token, error, cause: JSON.stringify(result) }))
    },
  }
}

const isNamed = (error: unknown, ...names: string[]) => error instanceof ServiceError && names.includes(error.name)

const orTokenGone = (sent: Promise<void>) =>
  sent.catch((error) => {
    if (isNamed(error, 'TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken')) throw new TaskTokenGone({ cause: error })
    throw error
  })
