import { html } from 'hono/html'
import type { Order } from '../../lambdas/core/order.ts'
import { liveScriptPath } from '../../lambdas/views/console/live-script.ts'
import type { Say } from '../../lambdas/views/language.ts'
import { renderPage } from '../../lambdas/views/layout.ts'
import type { Markup } from '../../lambdas/views/markup.ts'
import { jstTime } from '../../lambdas/views/time.ts'
import { demoStyleLink } from './demo-style.ts'
import { flowPanel } from './flow-panel.ts'
import { type DemoKintone, kintonePanel } from './kintone-panel.ts'
import { mailPanel, type ShownMail } from './mail-panel.ts'
import { startTexts as texts } from './start-texts.ts'

/** What there is to show here; what is left out has a real one in its place. */
export interface StartView {
  kintone?: DemoKintone
  mails?: readonly ShownMail[]
  /** Where nothing real is connected: the time here, and the newest order. */
  demo?: { now: Date; order: Order | undefined }
}

const howItWorks = (say: Say): Markup =>
  html`<section aria-labelledby="how"><h2 id="how">${say(texts.how)}</h2>
<ol class="steps">${texts.steps.map(([title, what]) => html`<li><strong>${say(title)}</strong><p>${say(what)}</p></li>\n`)}</ol></section>`

const clock = (now: Date, say: Say): Markup =>
  html`<form class="clock" data-live="clock" method="post" action="/clock"><p>${say(texts.clock)}: <strong>${jstTime(now.toISOString(), say)}</strong></p>
<button name="seconds" value="86400" aria-describedby="clock-hint">${say(texts.aDay)}</button>
<p class="hint" id="clock-hint">${say(texts.clockHint)}</p></form>`

/** The whole product at a glance. */
export const renderStartPage = ({ kintone, mails, demo }: StartView, say: Say): string =>
  renderPage(
    {
      title: texts.title,
      body: html`${demoStyleLink}<h1>${say(texts.title)}</h1>
<p class="lead">${say(texts.lead)}</p>
${howItWorks(say)}
${demo ? clock(demo.now, say) : ''}
<div class="panels">
${kintone ? kintonePanel(kintone, say) : ''}
${mails ? mailPanel(mails, say) : ''}
${demo ? flowPanel(demo.order, say) : ''}
</div>
${demo ? '' : html`<p><a href="/console">${say(texts.openCases)}</a></p>`}
<p class="unseen" role="status" id="live-says"></p>
<script src="${liveScriptPath}" defer></script>`,
    },
    say,
  )
