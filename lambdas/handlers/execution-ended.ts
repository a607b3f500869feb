import * as z from 'zod'
import { mailQueued } from '../core/use-cases/change-and-mail.ts'
import { type CheckExecutionDeps, checkExecution } from '../core/use-cases/check-execution.ts'
import type { SendMailsDeps } from '../core/use-cases/send-mails.ts'
import { taskHandler } from './task.ts'

/** EventBridge's `Step Functions Execution Status Change`; executions are named by pid. */
const statusChange = z.object({ detail: z.object({ name: z.string(), status: z.string() }) })

export const createExecutionEndedHandler = (deps: CheckExecutionDeps & SendMailsDeps) =>
  taskHandler(statusChange, async ({ detail }) => {
    await checkExecution(deps, detail.name, (failed) => mailQueued(deps, failed))
  })
