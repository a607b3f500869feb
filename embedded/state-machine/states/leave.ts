import { record } from '../execution/execution.ts'
import { whole } from '../execution/history.ts'
import type { Json } from '../json.ts'
import { type Extras, evaluateField, type Visit } from './visit.ts'

/** The way out of a state: the state's own, a choice rule's or a catcher's. */
export type Exit = { Assign?: { [name: string]: Json }; Output?: Json; Next?: string }

/**
 * Evaluates the exit's Assign and Output, both with the variables as they were, and moves the thread on: to the next
 * state, or to its end. `unless` is the output of an exit without Output.
 */
export const leave = async (visit: Visit, exit: Exit, unless: Json, extras: Extras = {}, place = ''): Promise<void> => {
  const { draft, thread, state } = visit
  if (state.Type === 'Fail') throw new Error('a Fail state has no way out')
  const assigned = exit.Assign && (await evaluateAssign(visit, exit.Assign, `${place}Assign`, extras))
  const output = exit.Output === undefined ? unless : await evaluateField(visit, exit.Output, `${place}Output`, extras)
  record(draft, thread, `${state.Type}StateExited`, {
    stateExitedEventDetails: {
      name: thread.state,
      output: JSON.stringify(output),
      outputDetails: whole,
      ...(assigned && { assignedVariables: texts(assigned), assignedVariablesDetails: whole }),
    },
  })
  Object.assign(thread.variables, assigned)
  if (exit.Next === undefined) {
    thread.step = { at: 'ended', output }
  } else {
    Object.assign(thread, { state: exit.Next, input: output, enteredEvent: 0, retries: [], step: { at: 'enter' } })
  }
}

const evaluateAssign = async (visit: Visit, assign: { [name: string]: Json }, field: string, extras: Extras) => {
  const entries = Object.entries(assign).map(
    async ([name, template]): Promise<[string, Json]> => [
      name,
      await evaluateField(visit, template, `${field}/${name}`, extras),
    ],
  )
  return Object.fromEntries(await Promise.all(entries))
}

const texts = (values: { [name: string]: Json }): { [name: string]: string } =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]))
