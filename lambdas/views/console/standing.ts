import { html } from 'hono/html'
import { type NodeId, nodes } from '../../../statemachine/process.ts'
import { holderOf } from '../../core/holder.ts'
import type { Order, Task } from '../../core/order.ts'
import { unreachableTasks } from '../../core/returned-mail.ts'
import { textOrNone, typed } from '../facts.ts'
import { nodesInOrder } from '../flow-layout.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { currentNodes } from '../progress.ts'
import { laneText } from '../texts.ts'
import { jstText } from '../time.ts'
import { nodeText } from '../what-comes-next.ts'
import { listTexts } from './console-texts.ts'

/** Who has an open task, or that nobody has taken it yet. */
export function whoHasIt(task: Task, say: Say): Markup | string {
  const holder = holderOf(task)
  if (holder) return typed(say(listTexts.has(holder.offer.member.name)))
  const first = task.offers.find(({ member, withdrawnAt }) => member.id === task.firstTo?.member && !withdrawnAt)
  if (task.firstTo && first) return typed(say(listTexts.first(first.member.name, jstText(task.firstTo.until))))
  return say(listTexts.nobodyYet(task.offers.filter(({ withdrawnAt }) => !withdrawnAt).length))
}

/** The nodes at which an order stands, in the order of the process. */
export function currentPlaces(order: Order): NodeId[] {
  const current = currentNodes(order)
  return nodesInOrder.filter((node) => current.includes(node))
}

/** Where an order stands: each current node with its lane, and who has its task. */
export function standing(order: Order, say: Say): Markup {
  const places = currentPlaces(order)
  if (places.length === 0) return textOrNone(undefined, say)
  return html`<ul class="stands">${places.map((node) => html`<li>${place(order, node, say)}</li>`)}</ul>`
}

function place(order: Order, node: NodeId, say: Say): Markup {
  const task = Object.values(order.tasks).find((one) => one.node === node && one.status === 'open')
  const isUnreached = task !== undefined && unreachableTasks(order).includes(task)
  return html`<span class="place">${say(nodeText(node))}</span>
<span class="aside">${say(laneText(nodes[node].lane))}${task && html`・${whoHasIt(task, say)}`}</span>${isUnreached ? html` <span class="badge failed">${say(listTexts.unreachable)}</span>` : ''}`
}
