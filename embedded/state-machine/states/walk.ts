import type { Graph } from '../definition/definition.ts'
import { type Draft, ExecutionFailure, fail, record, succeed } from '../execution/execution.ts'
import { whole } from '../execution/history.ts'
import type { Thread } from '../execution/position.ts'
import { type Bindings, QueryEvaluationError } from '../expression/expression.ts'
import type { Json } from '../json.ts'
import { choose } from './choice.ts'
import { giveUp, handleFailure } from './handle-failure.ts'
import { type Exit, leave } from './leave.ts'
import { settleBranches, startBranches } from './parallel.ts'
import { schedule } from './task.ts'
import { evaluateText, type Surroundings, type Visit } from './visit.ts'
import { sleep } from './wait.ts'

/**
 * Takes a draft from where it stands as far as it goes without the outside world: every thread then waits for a
 * function, a token or a moment, or the execution has ended. Touches nothing but the draft.
 */
export const walk = async (draft: Draft, surroundings: Surroundings): Promise<void> => {
  const { root } = draft.execution.position
  try {
    await settle(draft, surroundings, root, draft.definition, {})
    if (root.step.at === 'ended') succeed(draft, JSON.stringify(root.step.output))
  } catch (error) {
    if (!(error instanceof ExecutionFailure)) throw error
    fail(draft, error)
  }
}

const settle = async (draft: Draft, surroundings: Surroundings, thread: Thread, graph: Graph, outer: Bindings) => {
  const isBranch = graph !== draft.definition
  for (;;) {
    const state = graph.States[thread.state]
    if (state === undefined) throw new Error(`no state '${thread.state}' in the definition`)
    const visit: Visit = { draft, surroundings, graph, thread, state, outer }
    const { step } = thread
    if (step.at === 'branches' && state.Type === 'Parallel') {
      const scope = { ...outer, ...thread.variables }
      const goesOn = await settleBranches({ ...visit, state }, step.branches, (branch, branchGraph) =>
        settle(draft, surroundings, branch, branchGraph, scope),
      )
      if (!goesOn) return
    } else if (!(await stepOn(visit, isBranch))) {
      return
    }
  }
}

/** Does the thread's next piece of work; false when it has none. */
const stepOn = async (visit: Visit, isBranch: boolean): Promise<boolean> => {
  const { thread } = visit
  const { step, lastEvent: before } = thread
  try {
    if (step.at === 'enter') enter(visit)
    else if (step.at === 'attempt') await attempt(visit, isBranch)
    else if (step.at === 'result') await finish(visit, step.result)
    else if (step.at === 'failure') await handleFailure(visit, step.failure, isBranch)
    else return false
  } catch (error) {
    if (!(error instanceof QueryEvaluationError)) throw error
    thread.lastEvent = before
    const failure = recordEvaluation(visit, error)
    // A field of a Catch that fails is not caught by the same Catch again; its chain leaves the state's failure aside.
    if (step.at === 'failure') giveUp(visit, failure, isBranch)
    else thread.step = { at: 'failure', failure }
  }
  return true
}

const enter = ({ draft, thread, state }: Visit): void => {
  record(draft, thread, `${state.Type}StateEntered`, {
    stateEnteredEventDetails: { name: thread.state, input: JSON.stringify(thread.input), inputDetails: whole },
  })
  Object.assign(thread, {
    enteredEvent: thread.lastEvent,
    enteredAt: draft.now.toISOString(),
    retries: [],
    step: { at: 'attempt' },
  })
}

const attempt = async (visit: Visit, isBranch: boolean): Promise<void> => {
  const { state } = visit
  switch (state.Type) {
    case 'Task':
      return schedule({ ...visit, state })
    case 'Parallel':
      return startBranches({ ...visit, state })
    case 'Wait':
      return sleep({ ...visit, state })
    case 'Choice':
      return choose({ ...visit, state })
    case 'Fail': {
      const error = state.Error === undefined ? undefined : await evaluateText(visit, state.Error, 'Error')
      const cause = state.Cause === undefined ? undefined : await evaluateText(visit, state.Cause, 'Cause')
      return giveUp(visit, { error, cause }, isBranch)
    }
    default:
      return finish(visit)
  }
}

const finish = (visit: Visit, result?: Json): Promise<void> => {
  const extras = result === undefined ? {} : { result }
  return leave(visit, visit.state as Exit, result ?? visit.thread.input, extras)
}

const recordEvaluation = ({ draft, thread }: Visit, { name: error, message, location }: QueryEvaluationError) => {
  const place = `An error occurred while executing the state '${thread.state}' (entered at the event id #${thread.enteredEvent}).`
  const failure = { error, cause: `${place} ${message}` }
  record(draft, thread, 'EvaluationFailed', {
    evaluationFailedEventDetails: { ...failure, location, state: thread.state },
  })
  return failure
}
