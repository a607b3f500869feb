import { SFNClient } from '@aws-sdk/client-sfn'
import { describe, expect, it } from '@jest/globals'
import { createExecutions } from '../../../embedded/executions.ts'
import { createStepFunctionsExecutions } from '../../../lambdas/adapters/aws/step-functions-executions.ts'
import { stepFunctionsFront } from '../../aws/step-functions-front.ts'
import { everyPage } from '../every-page.ts'
import { executionsContract } from '../executions.ts'
import { askingMachine } from './asking-machine.ts'
import { fakeAwsOf } from './fake-aws-of.ts'

async function onStepFunctions(alias?: string) {
  const { machine, ...asking } = await askingMachine()
  const { stateMachineArn } = machine
  const aliasArn = alias === undefined ? stateMachineArn : `${stateMachineArn}:${alias}`
  const { options, recorder } = await fakeAwsOf(stepFunctionsFront(machine, [`${stateMachineArn}:live`]))
  const executions = createStepFunctionsExecutions({ client: new SFNClient(options), stateMachineArn, aliasArn })
  return { ...asking, machine, executions, recorder }
}

executionsContract('the embedded state machine', async () => {
  const { machine, ...asking } = await askingMachine()
  return { ...asking, executions: createExecutions(machine, 'asking') }
})
executionsContract('Step Functions', () => onStepFunctions())
executionsContract('Step Functions by an alias', () => onStepFunctions('live'))

describe('executions in Step Functions', () => {
  it('are started by the alias, and everything else goes by the state machine', async () => {
    const { executions, tokenOf, settled, machine, recorder } = await onStepFunctions('live')
    await executions.start('k1-2-1', { pid: 'k1-2-1', appId: '1', recordId: '2' })
    await settled()
    await executions.list('RUNNING')
    await executions.describe('k1-2-1')
    await executions.succeedTask(await tokenOf('k1-2-1'), { node: '1-1', round: 1, outcome: 'done' })
    const gone = executions.failTask('no-token', 'KeyReturned', { node: '1-2', round: 1, outcome: 'returned' })
    await expect(gone).rejects.toMatchObject({ name: 'TaskTokenGone' })
    await executions.stop('k1-2-1', 'OrderCancelled', 'The order was cancelled.')
    const arn = machine.stateMachineArn
    const execution = 'arn:aws:states:local:000000000000:execution:asking:k1-2-1'
    expect(recorder.usedBy('test')).toEqual([
      `states:StartExecution ${arn}:live`,
      `states:ListExecutions ${arn}`,
      `states:DescribeExecution ${execution}`,
      `states:SendTaskSuccess ${arn}`,
      `states:SendTaskFailure ${arn}`,
      `states:StopExecution ${execution}`,
    ])
  })

  it('get ids only as input', async () => {
    const { executions, machine } = await onStepFunctions('live')
    const { arn } = await executions.start('k1-2-1', { pid: 'k1-2-1', appId: '1', recordId: '2' })
    const { input } = await machine.describeExecution({ executionArn: arn })
    expect(JSON.parse(input)).toEqual({ pid: 'k1-2-1', appId: '1', recordId: '2' })
  })

  it('are listed a thousand at a time', async () => {
    const { executions, machine, recorder } = await onStepFunctions()
    const pids = Array.from({ length: 1_001 }, (_, n) => `k1-${n}-1`)
    await Promise.all(pids.map((name) => machine.startExecution({ name, input: JSON.stringify({ pid: name }) })))
    expect(new Set(await everyPage((after) => executions.list('RUNNING', after)))).toEqual(new Set(pids))
    expect(recorder.calls).toHaveLength(2)
  })

  it('fail as AWS fails where the alias is not there', async () => {
    const { executions } = await onStepFunctions('gone')
    const started = executions.start('k1-2-1', { pid: 'k1-2-1', appId: '1', recordId: '2' })
    await expect(started).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' })
  })
})
