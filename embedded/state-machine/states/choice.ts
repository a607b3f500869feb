import type { Choice } from '../definition/definition.ts'
import { QueryEvaluationError } from '../expression/expression.ts'
import { type Exit, leave } from './leave.ts'
import { evaluateField, type Visit } from './visit.ts'

/**
 * Leaves a Choice state by the first rule whose Condition is true, else by Default with the state's own Assign and Output.
 * With neither, AWS fails the execution with States.Runtime, though the language's specification says States.NoChoiceMatched.
 */
export const choose = async (visit: Visit<Choice>): Promise<void> => {
  const { thread } = visit
  const [exit, place] = await findExit(visit)
  if (exit.Next !== undefined) return leave(visit, exit, thread.input, {}, place)
  const cause = `An error occurred while executing the state '${thread.state}' (entered at the event id #${thread.enteredEvent}). Failed to transition out of the state. The state does not point to a next state.`
  thread.step = { at: 'failure', failure: { error: 'States.Runtime', cause } }
}

const findExit = async (visit: Visit<Choice>): Promise<[exit: Exit, place: string]> => {
  const { Choices, Default, Assign, Output } = visit.state
  for (const [i, rule] of Choices.entries()) {
    const field = `Choices[${i}]/Condition`
    const holds = await evaluateField(visit, rule.Condition, field)
    if (typeof holds !== 'boolean') throw new QueryEvaluationError(`The field '${field}' must be a boolean.`, field)
    if (holds) return [rule, `Choices[${i}]/`]
  }
  return [{ Assign, Output, Next: Default }, '']
}
