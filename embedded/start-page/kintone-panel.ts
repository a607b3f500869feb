import { html } from 'hono/html'
import { typed } from '../../lambdas/views/facts.ts'
import type { Say } from '../../lambdas/views/language.ts'
import type { Markup } from '../../lambdas/views/markup.ts'
import { startTexts as texts } from './start-texts.ts'

/** What the start page needs of a simulated kintone. */
export interface DemoKintone {
  /** Where its own page is. */
  path: string
  /** The latest records, newest first. */
  records(): { id: string; name: string; status: string; state: 'waiting' | 'running' | 'closed' }[]
  /** Turns a record that nobody works on 対応要, and adds one if there is none; resolves when that is announced. */
  turnOne(): Promise<void>
}

/** Where the button posts to. */
export const samplePath = '/sample'

/** The records, and the button with which everything begins. */
export function kintonePanel({ path, records }: DemoKintone, say: Say): Markup {
  const shown = records()
  return html`<section class="panel" data-live="kintone" aria-labelledby="kintone"><h2 id="kintone">${say(texts.kintone)}</h2>
<form method="post" action="${samplePath}"><button class="done">${say(texts.start)}</button></form>
${
  shown.length === 0
    ? html`<p class="none">${say(texts.noRecords)}</p>`
    : html`<ul class="rows">${shown.map(
        ({ id, name, status, state }) =>
          html`<li><a href="${path}show?record=${id}">#${id} ${typed(name)}</a> <span class="badge ${state}" lang="ja">${status}</span></li>\n`,
      )}</ul>`
}
<p class="more"><a href="${path}">${say(texts.openKintone)}</a></p></section>`
}
