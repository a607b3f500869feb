import type { Definition } from '../definition/definition.ts'
import type { StateError } from '../errors.ts'
import type { HistoryEvent } from './history.ts'
import { type Position, stopThreads, type Thread } from './position.ts'

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

/** One execution as it is stored. `version` rises with every write, so that a decision made on an old one is seen. */
export type Execution = {
  id: number
  name: string
  arn: string
  status: ExecutionStatus
  input: string
  output?: string
  failure?: StateError
  startDate: Date
  stopDate?: Date
  redriveCount: number
  redriveDate?: Date
  eventCount: number
  version: number
  position: Position
}

export type TimerWait = { wait: number; due: string }

/** What executions are found by. */
export type Indexed = {
  status: ExecutionStatus
  /** Whether a process that starts anew has something to do for it at once: work to walk or a function to invoke. */
  busy: boolean
  /** The tokens that would be accepted. */
  tokens: { wait: number; token: string }[]
  /** The moments to wake up at. */
  timers: TimerWait[]
}

/** A private copy of an execution while one transition changes it, with the events that the transition records. */
export type Draft = {
  execution: Execution
  definition: Definition
  now: Date
  events: HistoryEvent[]
  /** What the tables index of it as it was read. */
  indexed: Indexed
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html: the last event may only end the execution. */
export const maxEvents = 25_000

/** Ends the whole execution from inside a state. */
export class ExecutionFailure extends Error {
  readonly failure: StateError
  readonly thread: Thread | undefined

  constructor(failure: StateError, thread?: Thread) {
    super('the execution failed')
    this.failure = failure
    this.thread = thread
  }
}

const append = (draft: Draft, type: HistoryEvent['type'], previousEventId: number, details: object): number => {
  draft.execution.eventCount += 1
  const id = draft.execution.eventCount
  draft.events.push({ id, type, previousEventId, timestamp: draft.now, ...details })
  return id
}

/** Records an event of a thread; events that do not carry the chain on say so. */
export const record = (
  draft: Draft,
  thread: Thread,
  type: HistoryEvent['type'],
  details: object = {},
  chain: 'carries' | 'aside' = 'carries',
): void => {
  if (draft.execution.eventCount >= maxEvents - 1) {
    const cause = `The execution reached the maximum number of history events (${maxEvents}).`
    throw new ExecutionFailure({ error: 'States.Runtime', cause }, thread)
  }
  const id = append(draft, type, thread.lastEvent, details)
  if (chain === 'carries') thread.lastEvent = id
}

/** Records an event of the execution itself: started, ended or redriven. */
export const recordExecution = (
  draft: Draft,
  type: HistoryEvent['type'],
  details: object = {},
  previousEventId = 0,
): void => {
  append(draft, type, previousEventId, details)
}

const close = (draft: Draft, status: ExecutionStatus): void => {
  stopThreads(draft.execution.position.root)
  draft.execution.status = status
  draft.execution.stopDate = draft.now
}

export const succeed = (draft: Draft, output: string): void => {
  const { position } = draft.execution
  recordExecution(
    draft,
    'ExecutionSucceeded',
    { executionSucceededEventDetails: { output, outputDetails: { truncated: false } } },
    position.root.lastEvent,
  )
  draft.execution.output = output
  close(draft, 'SUCCEEDED')
}

export const fail = (draft: Draft, { failure, thread }: ExecutionFailure): void => {
  const previous = thread?.lastEvent ?? draft.execution.position.root.lastEvent
  recordExecution(draft, 'ExecutionFailed', { executionFailedEventDetails: { ...failure } }, previous)
  draft.execution.failure = failure
  close(draft, 'FAILED')
}

/** By AWS the event of an abort or a timeout follows none (its previousEventId is 0), and only an abort shows its error. */
export const abort = (draft: Draft, failure: StateError): void => {
  recordExecution(draft, 'ExecutionAborted', { executionAbortedEventDetails: { ...failure } })
  draft.execution.failure = failure
  close(draft, 'ABORTED')
}

export const timeOut = (draft: Draft): void => {
  recordExecution(draft, 'ExecutionTimedOut', { executionTimedOutEventDetails: { error: 'States.Timeout' } })
  close(draft, 'TIMED_OUT')
}
