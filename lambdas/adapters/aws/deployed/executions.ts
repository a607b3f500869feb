import { readEnvironment } from '../environment.ts'
import { createStepFunctionsExecutions } from '../step-functions-executions.ts'
import { stepFunctions as client } from './step-functions.ts'

const arns = readEnvironment('STATE_MACHINE_ARN', 'STATE_MACHINE_ALIAS_ARN')

export const executions = createStepFunctionsExecutions({
  client,
  stateMachineArn: arns.STATE_MACHINE_ARN,
  aliasArn: arns.STATE_MACHINE_ALIAS_ARN,
})
