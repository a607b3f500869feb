import { branches } from '../../statemachine/branches.ts'
import { type NodeId, type TaskNode, taskDefinition, taskNodes } from '../../statemachine/process.ts'
import type { Order, Task } from '../core/order.ts'
import { nodesInOrder } from './flow-layout.ts'

export type NodeState = 'done' | 'current' | 'stopped' | 'skipped' | 'ahead'

const automaticDone = ['record-read', 'variables-set', 'record-updated', 'order-closed']
const isTaskNode = (node: NodeId): node is TaskNode => taskNodes.some((taskNode) => taskNode === node)
/** The latest round's task of these nodes; within a round the one that comes last in `of`. */
const latestTask = (order: Order, of: readonly TaskNode[]): Task | undefined =>
  Object.values(order.tasks)
    .filter((task) => of.includes(task.node))
    .sort((a, b) => a.round - b.round || of.indexOf(a.node) - of.indexOf(b.node))
    .at(-1)

function automaticNodeDone(order: Order, node: NodeId): boolean {
  if (node === 'x1' && order.decision) return true
  return order.events.some((event) => event.node === node && automaticDone.includes(event.type))
}

const isSkipped = (order: Order, node: TaskNode) => {
  const { onlyIf } = taskDefinition(node)
  return onlyIf !== undefined && order.decision?.[onlyIf] === false
}

const nothingToDo = (order: Order) => order.decision?.handle === false || automaticNodeDone(order, 'x2′')

/** Where a branch stands: its open task, the one about to open, or nowhere once it has ended. */
function branchPosition(order: Order, branch: (typeof branches)[number]): TaskNode | undefined {
  const task = latestTask(order, branch)
  if (!task) return branch[0]
  if (!task.answer) return task.node
  return taskDefinition(task.node).outcomes[task.answer.outcome]?.next
}

function positions(order: Order): NodeId[] {
  if (!automaticNodeDone(order, 'x1')) return ['x1']
  if (nothingToDo(order)) return automaticNodeDone(order, 'x2′') ? [] : ['x2′']
  if (Object.keys(order.tasks).length === 0) {
    const before = (['x2', 'x3'] as const).find((node) => !automaticNodeDone(order, node))
    if (before) return [before]
  }
  const standing = branches
    .filter(([first]) => !isSkipped(order, first))
    .map((branch) => branchPosition(order, branch))
    .filter((node) => node !== undefined)
  if (standing.length > 0) return standing
  return (['x4', 'x5'] as const).filter((node) => !automaticNodeDone(order, node)).slice(0, 1)
}

/** The nodes at which the order stands now, by its tasks and, where nobody is asked, by its events; none once it has ended. */
export function currentNodes(order: Order): NodeId[] {
  return order.status === 'closed' || order.status === 'cancelled' ? [] : positions(order)
}

/** What every node of the process is to this order. */
export function nodeStates(order: Order): Record<NodeId, NodeState> {
  const current = currentNodes(order)
  const ended = order.status === 'closed' || order.status === 'cancelled'
  const delivered = order.status === 'closed' && !nothingToDo(order)
  const stateOf = (node: NodeId): NodeState => {
    if (current.includes(node)) return order.status === 'failed' ? 'stopped' : 'current'
    if (isTaskNode(node)) {
      // A task that was sent back comes again.
      if (latestTask(order, [node])?.answer?.outcome === 'done') return 'done'
      if (isSkipped(order, node)) return 'skipped'
    } else {
      if (automaticNodeDone(order, node) || (delivered && node !== 'x2′')) return 'done'
      if (node === 'x2′' && order.decision?.handle) return 'skipped'
    }
    return ended || nothingToDo(order) ? 'skipped' : 'ahead'
  }
  return Object.fromEntries(nodesInOrder.map((node) => [node, stateOf(node)])) as Record<NodeId, NodeState>
}
