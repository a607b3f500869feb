import type { Context } from 'aws-lambda'
import { createCaseActsHandler } from '../../lambdas/handlers/case-acts.ts'
import { createExecutionEndedHandler } from '../../lambdas/handlers/execution-ended.ts'
import { createFetchRecordHandler } from '../../lambdas/handlers/fetch-record.ts'
import type { HttpAnswer, HttpRequest } from '../../lambdas/handlers/http.ts'
import { createOpenTaskHandler } from '../../lambdas/handlers/open-task.ts'
import { createPatrolHandler } from '../../lambdas/handlers/patrol.ts'
import { createReceiveWebhookHandler } from '../../lambdas/handlers/receive-webhook.ts'
import { createReconcileHandler } from '../../lambdas/handlers/reconcile.ts'
import { createRetryCasesHandler } from '../../lambdas/handlers/retry-cases.ts'
import { createSetVariablesHandler } from '../../lambdas/handlers/set-variables.ts'
import { createTaskPageHandler } from '../../lambdas/handlers/task-page.ts'
import { createUpdateRecordHandler } from '../../lambdas/handlers/update-record.ts'
import type { Deps, Lambda } from './lambda.ts'
import { actRequest, pageRequest } from './requests.ts'

/** Without `getRemainingTimeInMillis`, so that nothing sets a real timer. */
const context = {} as Context

type Handler = (event: unknown, context: Context) => Promise<unknown>
const create: Record<string, (deps: Deps) => Handler> = {
  FetchRecordFunction: (deps) => createFetchRecordHandler(deps) as Handler,
  SetVariablesFunction: (deps) => createSetVariablesHandler(deps) as Handler,
  UpdateRecordFunction: (deps) => createUpdateRecordHandler(deps) as Handler,
  OpenTaskFunction: (deps) => createOpenTaskHandler(deps) as Handler,
}

const nodeOf = (payload: unknown) => (payload as { node: string }).node
const ignore = () => undefined

/** The ways in, each an invocation of the real handler; function names say which act of it. */
export function createEntries(lambda: Lambda) {
  const http = (fn: string, make: (deps: Deps) => (event: HttpRequest, context: Context) => Promise<HttpAnswer>) => {
    // API Gateway's answer for a function that died.
    return (request: HttpRequest, act = '') =>
      lambda
        .invoke(`${fn}${act}`, async (deps) => make(deps)(request, context))
        .catch((): HttpAnswer => ({ statusCode: 503 }))
  }
  const taskPage = http('TaskPage', createTaskPageHandler)
  const caseActs = http('CaseActs', createCaseActsHandler)
  const retryCases = http('RetryCases', createRetryCasesHandler)

  return {
    /** A state of the machine invokes a function. */
    task: (name: string, payload: unknown) => {
      const fn = name === 'OpenTaskFunction' ? 'OpenTask' : `${name.replace('Function', '')} ${nodeOf(payload)}`
      return lambda.invoke(fn, async (deps) => create[name]?.(deps)(payload, context))
    },
    webhook: http('ReceiveWebhook', createReceiveWebhookHandler),
    look: (method: 'GET' | 'HEAD', link: string) => taskPage(pageRequest(method, link), ` ${method}`),
    post: (link: string, act: string, form: Record<string, string>) =>
      taskPage(pageRequest('POST', link, form), ` ${act}`),
    act: (pid: string, form: Record<string, string>) => caseActs(actRequest(pid, form), ` ${form.act}`),
    retryAll: (form: Record<string, string>) => retryCases(actRequest('', form)),
    patrol: () => lambda.invoke('Patrol', async (deps) => createPatrolHandler(deps)({}, context)).catch(ignore),
    reconcile: () =>
      lambda.invoke('Reconcile', async (deps) => createReconcileHandler(deps)({}, context)).catch(ignore),
    executionEnded: (detail: { name: string; status: string }) =>
      lambda
        .invoke('ExecutionEnded', async (deps) => createExecutionEndedHandler(deps)({ detail }, context))
        .catch(ignore),
  }
}
