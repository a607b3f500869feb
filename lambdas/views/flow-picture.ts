import { html } from 'hono/html'
import { lanes, type NodeId, nodes } from '../../statemachine/process.ts'
import type { Order } from '../core/order.ts'
import type { Text } from './bilingual.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { currentNodes, nodeStates, nodesInOrder } from './progress.ts'
import { common, laneText, nodeState } from './texts.ts'
import { nodeText } from './what-comes-next.ts'

/** Left to right as the process runs; the lane is the row. */
const columns: Record<NodeId, number> = {
  x1: 1,
  'x2′': 2,
  x2: 3,
  x3: 4,
  '1-1': 5,
  '1-2': 6,
  '1-1′': 6,
  '2': 5,
  x4: 7,
  x5: 8,
}
const laneRow = (node: NodeId) => Object.keys(lanes).indexOf(nodes[node].lane) + 1

/** Where the order stands, as texts: its current nodes with their lanes, in the order of the process. */
export const whereItStands = (order: Order): Text[] => {
  const current = currentNodes(order)
  return nodesInOrder
    .filter((node) => current.includes(node))
    .map((node) => {
      const [[name, english], [lane, laneEnglish]] = [nodeText(node), laneText(nodes[node].lane)]
      return [`${name}(${lane})`, `${english} (${laneEnglish})`]
    })
}

/** The ten nodes by lane: finished ones ticked, current ones lit. Every state is also said in words. */
export function flowPicture(order: Order, say: Say): Markup {
  const states = nodeStates(order)
  return html`<ol class="flow" aria-label="${say(common.flow)}">
${nodesInOrder.map(
  (
    node,
  ) => html`<li class="node ${states[node]} column-${columns[node]} row-${laneRow(node)}" data-node="${node}" data-state="${states[node]}"${states[node] === 'current' ? html` aria-current="step"` : ''}>
<span class="state">${say(nodeState[states[node]])}</span>
<span class="name">${say(nodeText(node))}</span>
<span class="lane">${say(laneText(nodes[node].lane))}</span>
</li>\n`,
)}</ol>`
}
