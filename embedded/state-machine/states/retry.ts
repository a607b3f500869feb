import type { Catcher, Retrier } from '../definition/definition.ts'

/** Errors that the wildcards do not match, by https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
const beyondAll = new Set(['States.Runtime', 'States.DataLimitExceeded'])

const matches = (errorEquals: readonly string[], error = ''): boolean =>
  errorEquals.some((name) => {
    if (name === 'States.ALL') return !beyondAll.has(error)
    if (name === 'States.TaskFailed') return error !== 'States.Timeout' && !beyondAll.has(error)
    return name === error
  })

/**
 * The first retrier that names the error decides: its number and the delay in milliseconds,
 * or undefined when no retrier matches or that one has used up its attempts (it counts its own only).
 */
export const decideRetry = (
  retriers: readonly Retrier[],
  used: readonly number[],
  error: string | undefined,
  random: () => number,
): { retrier: number; delay: number } | undefined => {
  const index = retriers.findIndex((retrier) => matches(retrier.ErrorEquals, error))
  const retrier = retriers[index]
  const attempts = used[index] ?? 0
  if (retrier === undefined || attempts >= retrier.MaxAttempts) return undefined
  const grown = retrier.IntervalSeconds * retrier.BackoffRate ** attempts
  const seconds = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY, 31_622_400)
  return { retrier: index, delay: 1_000 * seconds * (retrier.JitterStrategy === 'FULL' ? random() : 1) }
}

export const findCatcher = (
  catchers: readonly Catcher[],
  error: string | undefined,
): [index: number, catcher: Catcher] | undefined => {
  const index = catchers.findIndex((catcher) => matches(catcher.ErrorEquals, error))
  const catcher = catchers[index]
  return catcher === undefined ? undefined : [index, catcher]
}
