import { createStepFunctionsTasks } from '../step-functions-executions.ts'
import { stepFunctions as client } from './step-functions.ts'

/** What answers tasks, and nothing more. */
export const executions = createStepFunctionsTasks({ client })
