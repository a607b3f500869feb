import type { StateError } from '../errors.ts'
import type { Json } from '../json.ts'

/**
 * Where one thread of an execution stands (the execution itself, or a branch of a Parallel state).
 * `enter`, `attempt`, `result` and `failure` are ready for the walker; `invoking` waits for a function;
 * `token`, `sleeping` and `backoff` wait on disk alone; `failed` and `stopped` are kept for a redrive.
 */
export type Step =
  | { at: 'enter' }
  | { at: 'attempt' }
  | { at: 'result'; result?: Json }
  | { at: 'failure'; failure: StateError; branches?: Thread[] }
  | { at: 'branches'; branches: Thread[] }
  | { at: 'invoking'; wait: number; functionName: string; payload: Json; token?: string; timeoutAt?: string }
  | { at: 'token'; wait: number; token: string; timeoutAt?: string }
  | { at: 'sleeping'; wait: number; until: string }
  | { at: 'backoff'; wait: number; until: string }
  | { at: 'ended'; output: Json }
  | { at: 'failed'; failure: StateError; branches?: Thread[] }
  | { at: 'stopped'; branches?: Thread[] }

export type Thread = {
  state: string
  input: Json
  /** The variables of this thread's own scope; those of the scopes around it are read through. */
  variables: { [name: string]: Json }
  enteredAt: string
  enteredEvent: number
  /** The event that the thread's next one follows; 0 before the first. */
  lastEvent: number
  /** How often each retrier of the current state was used. */
  retries: number[]
  step: Step
}

export type Position = { root: Thread; nextWait: number }

export const newThread = (state: string, input: Json, lastEvent: number): Thread => ({
  state,
  input,
  variables: {},
  enteredAt: '',
  enteredEvent: 0,
  lastEvent,
  retries: [],
  step: { at: 'enter' },
})

const branchesOf = (thread: Thread): Thread[] =>
  'branches' in thread.step && thread.step.branches !== undefined ? thread.step.branches : []

/** The thread and all threads below it that still run. */
export const liveThreads = (thread: Thread): Thread[] =>
  thread.step.at === 'branches' ? [thread, ...branchesOf(thread).flatMap(liveThreads)] : [thread]

export const findWaiting = (root: Thread, wait: number): Thread | undefined =>
  liveThreads(root).find((thread) => 'wait' in thread.step && thread.step.wait === wait)

export const isReady = (thread: Thread): boolean => ['enter', 'attempt', 'result', 'failure'].includes(thread.step.at)

/** Ends every unfinished thread where it stands; finished branches keep their output. */
export const stopThreads = (thread: Thread): void => {
  if (thread.step.at === 'ended') return
  const branches = branchesOf(thread)
  for (const branch of branches) stopThreads(branch)
  thread.step = branches.length > 0 ? { at: 'stopped', branches } : { at: 'stopped' }
}

/**
 * Sets every unsuccessful thread to try its state again, with its retries counted anew. As on AWS the state is not
 * entered again: its new events follow from its first entry.
 */
export const reviveThreads = (thread: Thread): void => {
  if (thread.step.at === 'ended') return
  const branches = branchesOf(thread)
  for (const branch of branches) reviveThreads(branch)
  thread.retries = []
  if (thread.enteredEvent === 0) {
    thread.step = { at: 'enter' }
    return
  }
  thread.lastEvent = thread.enteredEvent
  thread.step = branches.length > 0 ? { at: 'branches', branches } : { at: 'attempt' }
}
