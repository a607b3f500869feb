import { readEnvironment } from '../environment.ts'

/** What the stage is called in logs and metrics. */
export const service = readEnvironment('POWERTOOLS_SERVICE_NAME').POWERTOOLS_SERVICE_NAME
