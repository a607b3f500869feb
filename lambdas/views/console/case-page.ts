import { html } from 'hono/html'
import { withoutSecrets } from '../../core/mask-secrets.ts'
import { typed } from '../facts.ts'
import type { Say } from '../language.ts'
import { renderPage } from '../layout.ts'
import type { Markup } from '../markup.ts'
import { caseTexts, common } from '../texts.ts'
import { fromListFields, fromListHref } from './case-address.ts'
import { pageTexts } from './console-texts.ts'
import { type LiveCase, liveParts } from './live-parts.ts'
import { liveScriptPath } from './live-script.ts'
import { toldText } from './told.ts'

export interface CasePage extends LiveCase {
  /** The code of what an act has come to, as the address says it. */
  told?: string
}

/** Everything known of one order but its secrets, and what operations can do about it. */
export function renderCasePage(page: CasePage, say: Say): string {
  const { order, from } = page
  const title = order.title && withoutSecrets(order.title, order.variables)
  return renderPage(
    {
      title: [title ?? order.pid, ''],
      wide: true,
      query: fromListFields(from),
      body: html`<nav><a href="${fromListHref(from)}">${say(caseTexts.back)}</a></nav>
<h1>${title ? typed(title) : say(common.untitled)}</h1>
${told(page, say)}
<p class="unseen" role="status" id="live-says"></p>
<p class="hint live-hint" hidden>${say(pageTexts.live)}</p>
${liveParts.state(page, say)}
${liveParts.acts(page, say)}
${liveParts.rest(page, say)}
<script src="${liveScriptPath}" defer></script>`,
    },
    say,
  )
}

function told({ order, now, told: code }: CasePage, say: Say): Markup | '' {
  const found = toldText(code, order, now)
  return found ? html`<p class="told${found.done ? '' : ' refused'}" role="status">${say(found.text)}</p>` : ''
}
