import { randomUUID } from 'node:crypto'
import { createExecutionEndedHandler } from '../lambdas/handlers/execution-ended.ts'
import { createFetchRecordHandler } from '../lambdas/handlers/fetch-record.ts'
import { createOpenTaskHandler } from '../lambdas/handlers/open-task.ts'
import { createPatrolHandler } from '../lambdas/handlers/patrol.ts'
import { createReconcileHandler } from '../lambdas/handlers/reconcile.ts'
import { createSetVariablesHandler } from '../lambdas/handlers/set-variables.ts'
import { createUpdateRecordHandler } from '../lambdas/handlers/update-record.ts'
import { lambdaContext } from './lambda-context.ts'

export type FunctionDeps = Parameters<typeof createFetchRecordHandler>[0] &
  Parameters<typeof createSetVariablesHandler>[0] &
  Parameters<typeof createUpdateRecordHandler>[0] &
  Parameters<typeof createOpenTaskHandler>[0] &
  Parameters<typeof createPatrolHandler>[0] &
  Parameters<typeof createReconcileHandler>[0] &
  Parameters<typeof createExecutionEndedHandler>[0]

/** The very handlers that run as Lambda functions, by the names that the definition's placeholders have. */
export function createFunctions(deps: FunctionDeps): Record<string, (payload: unknown) => Promise<unknown>> {
  const handlers = {
    FetchRecordFunction: createFetchRecordHandler(deps),
    SetVariablesFunction: createSetVariablesHandler(deps),
    UpdateRecordFunction: createUpdateRecordHandler(deps),
    OpenTaskFunction: createOpenTaskHandler(deps),
    PatrolFunction: createPatrolHandler(deps),
    ReconcileFunction: createReconcileHandler(deps),
    ExecutionEndedFunction: createExecutionEndedHandler(deps),
  }
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      async (payload) => handler(payload, lambdaContext(name, randomUUID())),
    ]),
  )
}
