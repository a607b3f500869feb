import { readEnvironment } from '../environment.ts'
import { createStepFunctionsReads } from '../step-functions-executions.ts'
import { stepFunctions as client } from './step-functions.ts'

/** What looks at executions, and nothing more. */
export const executions = createStepFunctionsReads({
  client,
  stateMachineArn: readEnvironment('STATE_MACHINE_ARN').STATE_MACHINE_ARN,
})
