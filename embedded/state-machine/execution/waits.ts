import type { Definition } from '../definition/definition.ts'
import { liveThreads, type Thread } from './position.ts'

export type TokenWait = { wait: number; token: string }
export type TimerWait = { wait: number; due: string }

/** The wait number of the execution's own TimeoutSeconds. */
export const executionTimeout = 0

/** The tokens that would be accepted and the moments to wake up at, as the position of a running execution has them. */
export const waitsOf = (
  root: Thread,
  definition: Definition,
  countedFrom: Date,
): { tokens: TokenWait[]; timers: TimerWait[] } => {
  const tokens: TokenWait[] = []
  const timers: TimerWait[] = []
  for (const { step } of liveThreads(root)) {
    if ('token' in step && step.token !== undefined) tokens.push({ wait: step.wait, token: step.token })
    if ('until' in step) timers.push({ wait: step.wait, due: step.until })
    if ('timeoutAt' in step && step.timeoutAt !== undefined) timers.push({ wait: step.wait, due: step.timeoutAt })
  }
  if (definition.TimeoutSeconds !== undefined) {
    const due = new Date(countedFrom.getTime() + definition.TimeoutSeconds * 1_000).toISOString()
    timers.push({ wait: executionTimeout, due })
  }
  return { tokens, timers }
}
