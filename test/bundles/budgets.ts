import type { FunctionName } from '../../lib/names.ts'

export interface Budget {
  /** What the bundle may weigh: what it did when this was written, and 4 % more. */
  bytes: number
  /** The packages of package.json that the function has a use for; their own dependencies come with them. */
  packages: string[]
}

const task = ['@middy/core', 'zod', '@aws-sdk/client-ssm', '@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb']
const secrets = '@aws-sdk/client-secrets-manager'
const executions = '@aws-sdk/client-sfn'
const calendar = '@holiday-jp/holiday_jp'
const kintone = [secrets, '@kintone/rest-api-client']
const mails = [secrets, 'hono', '@aws-sdk/client-sesv2']

export const budgets: Record<FunctionName, Budget> = {
  'receive-webhook': { bytes: 862_000, packages: [...task, ...kintone, executions] },
  'fetch-record': { bytes: 822_000, packages: [...task, ...kintone] },
  'set-variables': { bytes: 749_000, packages: [...task, calendar] },
  'update-record': { bytes: 970_000, packages: [...task, ...kintone, ...mails] },
  'open-task': { bytes: 930_000, packages: [...task, ...mails, executions, calendar] },
  'task-page': { bytes: 831_000, packages: [...task, ...mails, executions] },
  style: { bytes: 25_900, packages: [] },
  patrol: { bytes: 1_003_000, packages: [...task, ...kintone, ...mails, executions] },
  reconcile: { bytes: 856_000, packages: [...task, ...kintone, executions] },
  'mail-events': { bytes: 699_000, packages: [...task, 'hono', '@aws-sdk/client-sesv2'] },
  'execution-ended': { bytes: 720_000, packages: [...task, 'hono', '@aws-sdk/client-sesv2', executions] },
}
