import type { Graph, Parallel } from '../definition/definition.ts'
import { type Draft, record } from '../execution/execution.ts'
import { newThread, stopThreads, type Thread } from '../execution/position.ts'
import { evaluateField, type Visit } from './visit.ts'

/** Starts every branch of the state on the state's Arguments, or on its input. */
export const startBranches = async (visit: Visit<Parallel>): Promise<void> => {
  const { draft, thread, state } = visit
  const input = state.Arguments === undefined ? thread.input : await evaluateField(visit, state.Arguments, 'Arguments')
  record(draft, thread, 'ParallelStateStarted')
  thread.step = {
    at: 'branches',
    branches: state.Branches.map((branch) => newThread(branch.StartAt, input, thread.lastEvent)),
  }
}

/**
 * Walks the branches with `settle`, and takes the state on when all have ended or one has failed: then the others are
 * stopped where they are. Tells whether the state goes on.
 */
export const settleBranches = async (
  visit: Visit<Parallel>,
  branches: Thread[],
  settle: (branch: Thread, graph: Graph) => Promise<void>,
): Promise<boolean> => {
  const { draft, thread, state } = visit
  const pairs = branches.map((branch, i): [Thread, Graph] => [branch, state.Branches[i] ?? visit.graph])
  for (const [branch, graph] of pairs) {
    await settle(branch, graph)
    if (branch.step.at !== 'failed') continue
    const { failure } = branch.step
    for (const [other, otherGraph] of pairs) if (other !== branch) abortBranch(draft, other, otherGraph)
    stopThreads(branch)
    thread.lastEvent = branch.lastEvent
    thread.step = { at: 'failure', failure, branches }
    return true
  }
  const outputs = branches.flatMap(({ step }) => (step.at === 'ended' ? [step.output] : []))
  if (outputs.length < branches.length) return false
  thread.lastEvent = Math.max(...branches.map((branch) => branch.lastEvent))
  record(draft, thread, 'ParallelStateSucceeded', {}, 'aside')
  thread.step = { at: 'result', result: outputs }
  return true
}

/** Records, beside each chain, the states that were under way; those not entered yet leave no trace. */
const abortBranch = (draft: Draft, thread: Thread, graph: Graph): void => {
  const state = graph.States[thread.state]
  if (thread.step.at === 'ended' || thread.enteredEvent === 0) {
    stopThreads(thread)
    return
  }
  if (state?.Type === 'Parallel' && thread.step.at === 'branches') {
    for (const [i, branch] of thread.step.branches.entries()) abortBranch(draft, branch, state.Branches[i] ?? graph)
  }
  if (state?.Type === 'Task' || state?.Type === 'Wait' || state?.Type === 'Parallel') {
    record(draft, thread, `${state.Type}StateAborted`, {}, 'aside')
  }
  stopThreads(thread)
}
