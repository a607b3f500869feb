import * as z from 'zod'
import type { StateMachine } from '../../embedded/state-machine/api.ts'
import { AwsError, action, performing, type Service } from './service.ts'

const text = z.string()
const execution = z.strictObject({ executionArn: text })
const failure = { error: text.max(256).optional(), cause: text.max(32_768).optional() }
const page = { maxResults: z.int().min(0).max(1_000).optional(), nextToken: text.min(1).max(1_024).optional() }
const status = z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'])

/**
 * Step Functions' API over one embedded state machine, to be started by its ARN or by one of its aliases'.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html
 */
export function stepFunctionsFront(machine: StateMachine, aliasArns: string[] = []): Service {
  const { stateMachineArn } = machine
  const known = <T extends { stateMachineArn: string }>(input: T, ...arns: string[]) => {
    if (![stateMachineArn, ...arns].includes(input.stateMachineArn)) throw new AwsError('StateMachineDoesNotExist')
    return input
  }
  const actions = {
    StartExecution: action(
      z.strictObject({ stateMachineArn: text, name: text.optional(), input: text.optional() }),
      (input) => machine.startExecution(known(input, ...aliasArns)),
    ),
    DescribeExecution: action(execution, (input) => machine.describeExecution(input)),
    ListStateMachines: action(z.strictObject(page), () => ({
      stateMachines: [
        {
          stateMachineArn,
          name: stateMachineArn.split(':').at(-1) ?? '',
          type: 'STANDARD',
          creationDate: new Date(0),
        },
      ],
    })),
    // As far as commands look: which function a state runs.
    DescribeStateMachine: action(z.strictObject({ stateMachineArn: text }), (input) => {
      known(input)
      const States = { 'x1.kintone取得': { Arguments: { FunctionName: 'fetch-record' } } }
      return { stateMachineArn, definition: JSON.stringify({ StartAt: 'x1.kintone取得', States }) }
    }),
    StopExecution: action(execution.extend(failure), (input) => machine.stopExecution(input)),
    ListExecutions: action(
      z.strictObject({ stateMachineArn: text, statusFilter: status.optional(), ...page }),
      (input) => machine.listExecutions(known(input)),
    ),
    SendTaskSuccess: action(z.strictObject({ taskToken: text.max(2_048), output: text }), (input) =>
      machine.sendTaskSuccess(input),
    ),
    SendTaskFailure: action(z.strictObject({ taskToken: text.max(2_048), ...failure }), (input) =>
      machine.sendTaskFailure(input),
    ),
    RedriveExecution: action(execution.extend({ clientToken: text.optional() }), (input) =>
      machine.redriveExecution(input),
    ),
    GetExecutionHistory: action(
      execution.extend({ ...page, reverseOrder: z.boolean().optional(), includeExecutionData: z.boolean().optional() }),
      (input) => machine.getExecutionHistory(input),
    ),
  }
  const perform = performing(actions)
  return {
    name: 'states',
    target: 'AWSStepFunctions',
    // IAM grants an answer on the machine that the token is of.
    resourceOf: (_, input) => `${input.executionArn ?? input.stateMachineArn ?? stateMachineArn}`,
    perform: (name, input) =>
      perform(name, input).catch((error: Error) => {
        throw new AwsError(error.name, error.message)
      }),
  }
}
