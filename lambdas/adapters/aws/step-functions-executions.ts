import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { TaskTokenGone } from '../../core/errors.ts'
import type { ExecutionStatus, Executions } from '../../core/ports.ts'

/** `stateMachineArn` carries no alias: executions are read by it, and started by `aliasArn`. */
export interface StepFunctions {
  client: SFNClient
  stateMachineArn: string
  aliasArn: string
}

/**
 * The executions in Step Functions, named by pid; their ARNs follow from their names, whatever alias started them.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export const createStepFunctionsExecutions = ({ client, stateMachineArn, aliasArn }: StepFunctions): Executions => ({
  ...createStepFunctionsReads({ client, stateMachineArn }),
  ...createStepFunctionsTasks({ client }),

  async start(pid, input) {
    const command = new StartExecutionCommand({ stateMachineArn: aliasArn, name: pid, input: JSON.stringify(input) })
    await client.send(command).catch((error) => {
      if (!isNamed(error, 'ExecutionAlreadyExists')) throw error
    })
    return { arn: executionArnOf(stateMachineArn, pid) }
  },

  async stop(pid, error, cause) {
    const executionArn = executionArnOf(stateMachineArn, pid)
    await unlessGone(client.send(new StopExecutionCommand({ executionArn, error, cause })))
  },

  async redrive(pid) {
    try {
      await client.send(new RedriveExecutionCommand({ executionArn: executionArnOf(stateMachineArn, pid) }))
      return true
    } catch (error) {
      if (isNamed(error, 'ExecutionNotRedrivable', 'ExecutionDoesNotExist')) return false
      throw error
    }
  },
})

/** For functions that only look. */
export const createStepFunctionsReads = ({
  client,
  stateMachineArn,
}: Omit<StepFunctions, 'aliasArn'>): Pick<Executions, 'describe' | 'list'> => ({
  async describe(pid) {
    const executionArn = executionArnOf(stateMachineArn, pid)
    const found = await unlessGone(client.send(new DescribeExecutionCommand({ executionArn })))
    return (
      found && {
        arn: executionArn,
        status: found.status as ExecutionStatus,
        ...(found.error && { error: found.error }),
      }
    )
  },

  async list(status, after) {
    const { executions = [], nextToken } = await client.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: status, maxResults: 1_000, nextToken: after }),
    )
    return { items: executions.map(({ name = '' }) => name), ...(nextToken && { next: nextToken }) }
  },
})

/** For functions that only answer tasks; a token needs no ARN. */
export const createStepFunctionsTasks = ({
  client,
}: Pick<StepFunctions, 'client'>): Pick<Executions, 'succeedTask' | 'failTask'> => ({
  async succeedTask(token, output) {
    await orTokenGone(client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(output) })))
  },

  async failTask(token, error, result) {
    const cause = JSON.stringify(result)
    await orTokenGone(client.send(new SendTaskFailureCommand({ taskToken: token, error, cause })))
  },
})

const orTokenGone = (sent: Promise<unknown>) =>
  sent.catch((error) => {
    if (isNamed(error, 'TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken')) throw new TaskTokenGone({ cause: error })
    throw error
  })

const executionArnOf = (stateMachineArn: string, pid: string) =>
  `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${pid}`

const unlessGone = <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((error) => {
    if (isNamed(error, 'ExecutionDoesNotExist')) return undefined
    throw error
  })

const isNamed = (error: unknown, ...names: string[]) => error instanceof Error && names.includes(error.name)
