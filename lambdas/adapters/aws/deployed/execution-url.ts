import { readEnvironment } from '../environment.ts'
import { createExecutionUrl } from '../execution-url.ts'

export const executionUrl = createExecutionUrl(readEnvironment('STATE_MACHINE_ARN').STATE_MACHINE_ARN)
