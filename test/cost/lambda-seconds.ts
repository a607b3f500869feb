import type { FunctionName } from '../../lib/names.ts'

/** As `lib/nouhin-function.ts` has it. */
export const gigabytes = 0.5

/**
 * How long a call takes, in seconds: an assumption, not a measurement. It is made of 10 ms for each call of DynamoDB or
 * Step Functions, 100 ms for a mail, 200 ms for a request to kintone, and 20 ms for the rest; settings and secrets are
 * cached, and starts of new processes left out.
 */
export const lambdaSeconds: Record<FunctionName, number> = {
  'receive-webhook': 0.08,
  'fetch-record': 0.25,
  'set-variables': 0.05,
  'update-record': 0.27,
  'open-task': 0.26,
  'task-page': 0.06,
  style: 0.01,
  patrol: 0.05,
  reconcile: 0.45,
  'execution-ended': 0.25,
  'mail-events': 0.15,
}
