import { html } from 'hono/html'
import { withoutSecrets } from '../../lambdas/core/mask-secrets.ts'
import type { Order, Task } from '../../lambdas/core/order.ts'
import { consolePath } from '../../lambdas/core/paths.ts'
import { orderStatusText } from '../../lambdas/views/console/order-status.ts'
import { typed } from '../../lambdas/views/facts.ts'
import { flowPicture, whereItStands } from '../../lambdas/views/flow-picture.ts'
import type { Say } from '../../lambdas/views/language.ts'
import type { Markup } from '../../lambdas/views/markup.ts'
import { common, laneText } from '../../lambdas/views/texts.ts'
import { nodeText } from '../../lambdas/views/what-comes-next.ts'
import { taskDefinition } from '../../statemachine/process.ts'
import { startTexts as texts } from './start-texts.ts'

function askedFor(task: Task, say: Say): Markup {
  const people = task.offers.filter(({ withdrawnAt }) => withdrawnAt === undefined)
  const holds = (ref: number) => (task.holder?.ref === ref ? html` (${say(texts.holds)})` : '')
  return html`<li><strong>${say(nodeText(task.node))}</strong>
<p class="aside">${say(laneText(taskDefinition(task.node).lane))}: ${people.map(
    ({ member, ref }, at) => html`${at > 0 ? say(['、', ', ']) : ''}${typed(member.name)}${holds(ref)}`,
  )}</p></li>\n`
}

/** Who is asked for something now. */
function asked({ tasks }: Order, say: Say): Markup {
  const open = Object.values(tasks).filter(({ status }) => status === 'open')
  return open.length === 0
    ? html`<p class="none">${say(texts.nobody)}</p>`
    : html`<h3>${say(texts.asked)}</h3><ul class="rows">${open.map((task) => askedFor(task, say))}</ul>`
}

/** What is read out when it changes. */
const saying = (order: Order, say: Say): string => {
  const places = whereItStands(order).map(say)
  return places.length > 0 ? places.join(say(['、', ', '])) : say(orderStatusText(order))
}

/** Where the newest order stands. */
export function flowPanel(order: Order | undefined, say: Say): Markup {
  const title = (of: Order) => (of.title ? typed(withoutSecrets(of.title, of.variables)) : say(common.untitled))
  return html`<section class="panel" data-live="flow" data-says="${order ? saying(order, say) : ''}" aria-labelledby="flow"><h2 id="flow">${say(texts.flow)}</h2>
${
  order
    ? html`<p><a href="${consolePath(order.pid)}">${title(order)}</a> <span class="badge ${order.status}">${say(orderStatusText(order))}</span></p>
${asked(order, say)}
${flowPicture(order, say)}`
    : html`<p class="none">${say(texts.noOrders)}</p>`
}
<p class="more"><a href="/console">${say(texts.openCases)}</a></p></section>`
}
