import { type NodeId, nodes, stateName, taskDefinition } from '../../statemachine/process.ts'
import type { Task } from '../core/order.ts'
import type { Text } from './bilingual.ts'
import { laneText, next } from './texts.ts'

export const nodeText = (node: NodeId): Text => [stateName(node), nodes[node].english]

/** The outcome's own button label; undefined while there is no answer. */
export const outcomeText = ({ node, answer }: Task): Text | undefined =>
  answer && taskDefinition(node).outcomes[answer.outcome]?.label

/** Where the process goes after this task's answer. */
export function whatComesNext({ node, answer }: Task): Text {
  const following = answer && taskDefinition(node).outcomes[answer.outcome]?.next
  if (!following) return next.branchEnds
  return next.task(nodeText(following), laneText(nodes[following].lane))
}
