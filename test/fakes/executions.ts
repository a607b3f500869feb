import { TaskTokenGone } from '../../lambdas/core/errors.ts'
import type { ExecutionStatus, Executions } from '../../lambdas/core/ports.ts'

interface Execution {
  arn: string
  status: ExecutionStatus
  error?: string
  input: unknown
}

/**
 * Executions in memory, with what Step Functions promises: a name starts once, only a waiting token takes an answer,
 * and takes one only.
 */
export function createExecutions(pageSize = 100) {
  const executions = new Map<string, Execution>()
  const waiting = new Map<string, string>()
  const received: { token: string; output: unknown; error?: string }[] = []
  let refusal: Error | undefined

  const end = (pid: string, status: ExecutionStatus, error?: string) => {
    const execution = executions.get(pid)
    if (!execution) throw new Error(`no execution ${pid}`)
    executions.set(pid, { ...execution, status, ...(error !== undefined && { error }) })
    for (const [token, of] of waiting) if (of === pid) waiting.delete(token)
  }

  const take = (token: string) => {
    if (refusal) throw refusal
    if (!waiting.delete(token)) throw new TaskTokenGone()
  }

  const port: Executions = {
    async start(pid, input) {
      const arn = `arn:of:${pid}`
      if (!executions.has(pid)) executions.set(pid, { arn, status: 'RUNNING', input })
      return { arn }
    },
    async describe(pid) {
      const found = executions.get(pid)
      return found && { arn: found.arn, status: found.status, ...(found.error && { error: found.error }) }
    },
    async stop(pid, error) {
      if (executions.get(pid)?.status === 'RUNNING') end(pid, 'ABORTED', error)
    },
    async list(status, after = '0') {
      const all = [...executions].filter(([, execution]) => execution.status === status).map(([pid]) => pid)
      const items = all.toReversed().slice(Number(after), Number(after) + pageSize)
      const next = Number(after) + pageSize
      return { items, ...(next < all.length && { next: `${next}` }) }
    },
    async redrive(pid) {
      const execution = executions.get(pid)
      if (!execution || execution.status === 'RUNNING' || execution.status === 'SUCCEEDED') return false
      executions.set(pid, { arn: execution.arn, status: 'RUNNING', input: execution.input })
      return true
    },
    async succeedTask(token, output) {
      take(token)
      received.push({ token, output })
    },
    async failTask(token, error, output) {
      take(token)
      received.push({ token, output, error })
    },
  }
  return {
    ...port,
    end,
    /** A state of the execution waits with this token. */
    wait: (pid: string, token: string) => void waiting.set(token, pid),
    /** Answers are refused with this error until it is taken back. */
    refuseAnswers(error: Error | undefined) {
      refusal = error
    },
    received,
    inputs: () => [...executions.values()].map(({ input }) => input),
    started: () => [...executions.keys()],
  }
}
