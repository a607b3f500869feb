import { type NodeId, nodes, type OutcomeDefinition, stateName, taskDefinition } from '../../statemachine/process.ts'
import type { Task } from '../core/order.ts'
import type { Text } from './bilingual.ts'
import { outcomes } from './task-texts.ts'
import { laneText, next } from './texts.ts'

export const nodeText = (node: NodeId): Text => [stateName(node), nodes[node].english]

/** What was answered; undefined while there is no answer. */
export const outcomeText = ({ answer }: Task): Text | undefined => answer && outcomes[answer.outcome]

/** Where the process goes after this task's answer. */
export function whatComesNext({ node, answer }: Task): Text {
  const outcome = answer && taskDefinition(node).outcomes[answer.outcome]
  return outcome ? afterOutcome(outcome) : next.branchEnds
}

/** Where the process goes after an outcome. */
export const afterOutcome = ({ next: following }: Pick<OutcomeDefinition, 'next'>): Text =>
  following ? next.task(nodeText(following), laneText(nodes[following].lane)) : next.branchEnds
