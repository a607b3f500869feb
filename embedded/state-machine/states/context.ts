import type { Execution } from '../execution/execution.ts'
import type { Thread } from '../execution/position.ts'
import type { Json } from '../json.ts'

export type MachineIdentity = { name: string; arn: string; roleArn: string }

/** How often the current state was retried; a redrive counts anew. */
export const retryCount = (thread: Thread): number => thread.retries.reduce((sum, used) => sum + used, 0)

/**
 * The context object of https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html.
 * Times are ISO 8601 in UTC; RetryCount is there for the states that can retry, Task for a callback task.
 */
export const contextObject = (
  machine: MachineIdentity,
  execution: Execution,
  thread: Thread,
  { retries, token }: { retries: boolean; token?: string },
): { [key: string]: Json } => ({
  Execution: {
    Id: execution.arn,
    Input: JSON.parse(execution.input),
    Name: execution.name,
    RoleArn: machine.roleArn,
    StartTime: execution.startDate.toISOString(),
    RedriveCount: execution.redriveCount,
    ...(execution.redriveDate && { RedriveTime: execution.redriveDate.toISOString() }),
  },
  State: {
    Name: thread.state,
    EnteredTime: thread.enteredAt,
    ...(retries && { RetryCount: retryCount(thread) }),
  },
  StateMachine: { Id: machine.arn, Name: machine.name },
  ...(token !== undefined && { Task: { Token: token } }),
})
