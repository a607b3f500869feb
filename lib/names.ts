/** The functions by the names that their entry points in `lambdas/` and the definition's placeholders have. */
export const functionNames = [
  'receive-webhook',
  'fetch-record',
  'set-variables',
  'update-record',
  'open-task',
  'task-page',
  'style',
  'patrol',
  'reconcile',
  'execution-ended',
  'mail-events',
] as const
export type FunctionName = (typeof functionNames)[number]

/** What a stage is called in logs and metrics. */
export const serviceName = (stage: string) => `nouhin-${stage}`

/** On every resource that takes tags. */
export const stageTag = 'nouhin-stage'
