import type { ExecutionDescription, ExecutionEnded, ExecutionListItem } from '../api.ts'
import { type Execution, maxEvents } from '../execution/execution.ts'

const redrivablePeriod = 14 * 24 * 60 * 60 * 1_000

export const toListItem = (execution: Execution, stateMachineArn: string): ExecutionListItem => ({
  executionArn: execution.arn,
  stateMachineArn,
  name: execution.name,
  status: execution.status,
  startDate: execution.startDate,
  ...(execution.stopDate && { stopDate: execution.stopDate }),
  redriveCount: execution.redriveCount,
  ...(execution.redriveDate && { redriveDate: execution.redriveDate }),
})

export const toDescription = (execution: Execution, stateMachineArn: string, now: Date): ExecutionDescription => {
  const reason = whyNotRedrivable(execution, now)
  return {
    ...toListItem(execution, stateMachineArn),
    input: execution.input,
    ...(execution.output !== undefined && { output: execution.output }),
    ...execution.failure,
    redriveStatus: reason === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(reason !== undefined && { redriveStatusReason: reason }),
  }
}

/** The conditions of https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html, "Redrive eligibility". */
export const whyNotRedrivable = (execution: Execution, now: Date): string | undefined => {
  const { status, stopDate, eventCount } = execution
  if (status === 'RUNNING') return 'Execution is RUNNING and cannot be redriven'
  if (status === 'SUCCEEDED') return 'Execution is SUCCEEDED and cannot be redriven'
  if (stopDate !== undefined && now.getTime() - stopDate.getTime() > redrivablePeriod) {
    return 'Execution has exceeded the redrivable period'
  }
  if (eventCount >= maxEvents - 1) return 'Execution has exceeded the maximum number of history events'
  return undefined
}

export const toEnded = (execution: Execution, stateMachineArn: string): ExecutionEnded | undefined => {
  const { status, stopDate } = execution
  if (status === 'RUNNING' || stopDate === undefined) return undefined
  return {
    executionArn: execution.arn,
    stateMachineArn,
    name: execution.name,
    status,
    startDate: execution.startDate.getTime(),
    stopDate: stopDate.getTime(),
    input: execution.input,
    output: execution.output ?? null,
    error: execution.failure?.error ?? null,
    cause: execution.failure?.cause ?? null,
    redriveCount: execution.redriveCount,
    redriveDate: execution.redriveDate?.getTime() ?? null,
  }
}
