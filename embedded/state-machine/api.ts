import type { ExecutionStatus } from './execution/execution.ts'
import type { HistoryEvent } from './execution/history.ts'

export type Page = { maxResults?: number; nextToken?: string }

export type ExecutionListItem = {
  executionArn: string
  stateMachineArn: string
  name: string
  status: ExecutionStatus
  startDate: Date
  stopDate?: Date
  redriveCount: number
  redriveDate?: Date
}

/** Inputs and outputs are JSON text, as on AWS. */
export type ExecutionDescription = ExecutionListItem & {
  input: string
  output?: string
  error?: string
  cause?: string
  redriveStatus: 'REDRIVABLE' | 'NOT_REDRIVABLE'
  redriveStatusReason?: string
}

/**
 * What the detail of EventBridge's "Step Functions Execution Status Change" tells of an ended execution
 * (https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html). Dates are epoch milliseconds.
 */
export type ExecutionEnded = {
  executionArn: string
  stateMachineArn: string
  name: string
  status: Exclude<ExecutionStatus, 'RUNNING'>
  startDate: number
  stopDate: number
  input: string | null
  output: string | null
  error: string | null
  cause: string | null
  redriveCount: number
  redriveDate: number | null
}

/** Step Functions' API for one machine; every action answers once its effect is on disk, or rejects with a ServiceError. */
export type StateMachine = {
  readonly stateMachineArn: string

  /** Creates the tables if need be, and resumes what was under way. Reads running work only, never all executions. */
  start(): Promise<void>
  /** Takes no more actions; resolves when the writes under way have ended. Functions still running are invoked again at the next start. */
  close(): Promise<void>
  /** Lets all waits that are due by the clock go on now; for clocks that are moved by hand. */
  tick(): Promise<void>
  /** Resolves when nothing is left to do but to wait for tokens, timers and callers. */
  idle(): Promise<void>

  /**
   * Starts an execution on `input` (JSON text, `{}` without). The same name and input again while it runs give the same answer.
   * Rejects with InvalidName, InvalidExecutionInput, ExecutionAlreadyExists. Unlike AWS, a name stays taken beyond 90 days.
   */
  startExecution(request: { name?: string; input?: string }): Promise<{ executionArn: string; startDate: Date }>
  /** Rejects with ExecutionDoesNotExist. */
  describeExecution(request: { executionArn: string }): Promise<ExecutionDescription>
  /** The latest first; 100 a page without `maxResults`, 1,000 at most. */
  listExecutions(
    request?: Page & { statusFilter?: ExecutionStatus },
  ): Promise<{ executions: ExecutionListItem[]; nextToken?: string }>
  /** Rejects with ExecutionDoesNotExist. */
  getExecutionHistory(
    request: Page & { executionArn: string; reverseOrder?: boolean },
  ): Promise<{ events: HistoryEvent[]; nextToken?: string }>
  /** Aborts a running execution; of an ended one it only gives the time of its end. Rejects with ExecutionDoesNotExist. */
  stopExecution(request: { executionArn: string; error?: string; cause?: string }): Promise<{ stopDate: Date }>
  /**
   * Runs the unsuccessful states of a failed, aborted or timed-out execution again, in the definition it was started with.
   * Rejects with ExecutionDoesNotExist, ExecutionNotRedrivable.
   */
  redriveExecution(request: { executionArn: string }): Promise<{ redriveDate: Date }>
  /** Ends a callback task; `output` is JSON text. Rejects with InvalidToken, InvalidOutput, TaskTimedOut (used, over, or ended). */
  sendTaskSuccess(request: { taskToken: string; output: string }): Promise<void>
  /** Fails a callback task. Rejects with InvalidToken, TaskTimedOut. */
  sendTaskFailure(request: { taskToken: string; error?: string; cause?: string }): Promise<void>
}
