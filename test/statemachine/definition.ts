import { readFileSync } from 'node:fs'

/** A state, as far as the tests look into it. */
export interface State {
  Type: string
  Comment?: string
  Resource?: string
  Arguments?: { FunctionName: string; Payload: Record<string, unknown> }
  Assign?: Record<string, unknown>
  Retry?: {
    ErrorEquals: string[]
    MaxAttempts: number
    IntervalSeconds?: number
    BackoffRate?: number
    MaxDelaySeconds?: number
  }[]
  Catch?: { ErrorEquals: string[]; Next: string }[]
  Next?: string
  End?: boolean
  Choices?: { Next: string }[]
  Default?: string
  Branches?: Flow[]
}
export interface Flow {
  StartAt: string
  States: Record<string, State>
}

export const definition: Flow & { QueryLanguage: string } = JSON.parse(
  readFileSync(new URL('../../statemachine/order-delivery.asl.json', import.meta.url), 'utf8'),
)

/** The states of a flow and of all flows inside it. */
export const statesOf = (flow: Flow): [name: string, state: State][] =>
  Object.entries(flow.States).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...(state.Branches ?? []).flatMap(statesOf),
  ])

export const states = statesOf(definition)
export const taskStates = states.filter(([, { Type }]) => Type === 'Task')
export const humanStates = taskStates.filter(([, { Resource }]) => Resource?.endsWith('.waitForTaskToken'))
