import type { State } from '../definition/definition.ts'

type Enterable = State['Type']
type Exitable = Exclude<Enterable, 'Fail'>

/** The event types of https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html that this engine records. */
export type HistoryEventType =
  | `${Enterable}StateEntered`
  | `${Exitable}StateExited`
  | `Execution${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'TimedOut' | 'Redriven'}`
  | `Task${'Scheduled' | 'Started' | 'Submitted' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `ParallelState${'Started' | 'Succeeded' | 'Failed'}`
  | `${'Task' | 'Wait' | 'Parallel'}StateAborted`
  | 'EvaluationFailed'

type Failure = { error?: string; cause?: string }
type Resource = { resourceType: string; resource: string }
type Whole = { truncated: false }
type Output = { output: string; outputDetails: Whole }

/** One event of an execution's history, with AWS's names; inputs, outputs and parameters are JSON text. */
export type HistoryEvent = {
  id: number
  previousEventId: number
  timestamp: Date
  type: HistoryEventType
  executionStartedEventDetails?: { input: string; inputDetails: Whole; roleArn: string }
  executionSucceededEventDetails?: Output
  executionFailedEventDetails?: Failure
  executionAbortedEventDetails?: Failure
  executionTimedOutEventDetails?: Failure
  executionRedrivenEventDetails?: { redriveCount: number }
  stateEnteredEventDetails?: { name: string; input: string; inputDetails: Whole }
  stateExitedEventDetails?: Output & {
    name: string
    /** Each value as JSON text. */
    assignedVariables?: { [name: string]: string }
    assignedVariablesDetails?: Whole
  }
  taskScheduledEventDetails?: Resource & { region: string; parameters: string; timeoutInSeconds?: number }
  taskStartedEventDetails?: Resource
  taskSubmittedEventDetails?: Resource & Output
  taskSucceededEventDetails?: Resource & Output
  taskFailedEventDetails?: Resource & Failure
  taskTimedOutEventDetails?: Resource & Failure
  evaluationFailedEventDetails?: Failure & { location: string; state: string }
}

export const whole: Whole = { truncated: false }
