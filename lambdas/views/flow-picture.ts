import { html } from 'hono/html'
import { type Lane, lanes, type NodeId, nodes } from '../../statemachine/process.ts'
import type { Order } from '../core/order.ts'
import type { Text } from './bilingual.ts'
import { arrows, columnCount, laneRow, lines, nodesInOrder, placeOf, rowCount } from './flow-layout.ts'
import type { Say } from './language.ts'
import type { Markup } from './markup.ts'
import { currentNodes, nodeStates } from './progress.ts'
import { common, laneText, nodeState } from './texts.ts'
import { nodeText } from './what-comes-next.ts'

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

const heads = { right: '-6 -6L0 0L-6 6', up: '-4 9L0 0L4 9', down: '-4 -9L0 0L4 -9' }
const laneNames = Object.keys(lanes) as Lane[]

/** Lanes and lines say nothing that the list of nodes does not; where there is no room for them, they are not shown. */
const ground = (say: Say): Markup => html`<div class="flow-lanes" aria-hidden="true">
${laneNames.map((lane) => html`<span class="band-${laneRow(lane)}">${say(laneText(lane))}</span>\n`)}</div>
<svg class="flow-lines" viewBox="0 0 ${columnCount * 100} ${rowCount * 100}" preserveAspectRatio="none" aria-hidden="true">
${lines.map((line) => html`<path d="${line}"/>`)}
${arrows.map(([x, y, towards]) => html`<path class="head" transform="translate(${x} ${y})" d="M${heads[towards]}Z"/>`)}
</svg>`

/** The ten nodes by lane: finished ones ticked, current ones lit. Every state is also said in words. */
export function flowPicture(order: Order, say: Say): Markup {
  const states = nodeStates(order)
  const node = (id: NodeId) => {
    const { column, row } = placeOf(id)
    return html`<li class="node ${states[id]} column-${column} row-${row}" data-node="${id}" data-state="${states[id]}"${states[id] === 'current' ? html` aria-current="step"` : ''}>
<span class="state">${say(nodeState[states[id]])}</span>
<span class="name">${say(nodeText(id))}</span>
<span class="lane">${say(laneText(nodes[id].lane))}</span>
</li>\n`
  }
  return html`<div class="flow-frame"><div class="flow">
${ground(say)}
<ol class="flow-nodes" aria-label="${say(common.flow)}">
${nodesInOrder.map(node)}</ol></div></div>`
}
