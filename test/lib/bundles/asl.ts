import { readFileSync } from 'node:fs'

interface Retrier {
  ErrorEquals: string[]
  MaxAttempts?: number
}
interface State {
  Type: string
  Arguments?: { FunctionName?: string; Payload?: { node?: string } }
  Retry?: Retrier[]
  Catch?: { ErrorEquals: string[] }[]
  Branches?: { States: Record<string, State> }[]
}
export interface Step {
  /** The function by its entry point's name. */
  fn: string
  node: string
  retry: Retrier[]
  catch: { ErrorEquals: string[] }[]
}

const { States } = JSON.parse(readFileSync('statemachine/order-delivery.asl.json', 'utf8'))

const all = (states: Record<string, State>): State[] =>
  Object.values(states).flatMap((state) => [state, ...(state.Branches ?? []).flatMap((branch) => all(branch.States))])

const entryPoint = (placeholder: string) =>
  placeholder
    .replace(/^\$\{(\w+)Function\}$/, '$1')
    .replace(/\B[A-Z]/g, '-$&')
    .toLowerCase()

/** Every step of the process that invokes a function. */
export const steps: Step[] = all(States).flatMap(({ Arguments, Retry = [], Catch = [] }) =>
  Arguments?.FunctionName
    ? [{ fn: entryPoint(Arguments.FunctionName), node: Arguments.Payload?.node ?? '', retry: Retry, catch: Catch }]
    : [],
)

/** Every name that a Retry or Catch of the process lists, once. */
export const listedErrors: string[] = [
  ...new Set(
    all(States).flatMap(({ Retry = [], Catch = [] }) => [...Retry, ...Catch].flatMap((one) => one.ErrorEquals)),
  ),
]

export type Consequence = 'fails' | 'is tried again' | 'is caught'

/** The first retrier that names an error decides on tries, and only when those are over does the first catcher. */
export function consequenceOf(step: Step, errorType: string): Consequence {
  const names = ({ ErrorEquals }: { ErrorEquals: string[] }) =>
    ErrorEquals.some((name) => name === errorType || name === 'States.ALL' || name === 'States.TaskFailed')
  if ((step.retry.find(names)?.MaxAttempts ?? (step.retry.some(names) ? 3 : 0)) > 0) return 'is tried again'
  return step.catch.some(names) ? 'is caught' : 'fails'
}
