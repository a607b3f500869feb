import { type OutcomeDefinition, type TaskNode, taskDefinition, taskNodes } from './process.ts'

const outcomesOf = (node: TaskNode): OutcomeDefinition[] => Object.values(taskDefinition(node).outcomes)
const leadTo = (node: TaskNode, is: (outcome: OutcomeDefinition) => boolean) =>
  taskNodes.filter((from) => outcomesOf(from).some((outcome) => outcome.next === node && is(outcome)))

/** The task whose answer opens a new round with this one, by sending something back: 1-2 for 1-1′. */
export const openerOfRound = (node: TaskNode): TaskNode | undefined =>
  leadTo(node, ({ newRound }) => newRound === true)[0]

/** The tasks of the same round that lead to this one by correcting what was sent back: 1-1′ for 1-2. */
export const correctorsOf = (node: TaskNode): TaskNode[] =>
  leadTo(node, ({ newRound }) => !newRound).filter((from) => openerOfRound(from) !== undefined)

/** What answers are told as that are no successes; each is caught by the state of its task. */
export const toldErrors: readonly string[] = taskNodes.flatMap(outcomesOf).flatMap(({ error }) => error ?? [])

/** How many tasks of the same round come before this one. */
function depth(node: TaskNode): number {
  const before = leadTo(node, ({ newRound }) => !newRound)
  return before.length === 0 ? 0 : 1 + Math.max(...before.map(depth))
}

function branchOf(first: TaskNode, found: readonly TaskNode[] = []): readonly TaskNode[] {
  if (found.includes(first)) return found
  const following = outcomesOf(first).flatMap(({ next }) => next ?? [])
  return following.reduce<readonly TaskNode[]>((all, next) => branchOf(next, all), [...found, first])
}

/** What runs side by side: each branch begins with a task that no other leads to. In the order of one round. */
export const branches: readonly (readonly [first: TaskNode, ...TaskNode[]])[] = taskNodes
  .filter((node) => leadTo(node, () => true).length === 0)
  .map((first) => [
    first,
    ...branchOf(first)
      .slice(1)
      .sort((a, b) => depth(a) - depth(b)),
  ])
