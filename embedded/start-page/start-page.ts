import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { html } from 'hono/html'
import { pageHeaders } from '../../lambdas/handlers/http.ts'
import type { Text } from '../../lambdas/views/bilingual.ts'
import { renderPage } from '../../lambdas/views/layout.ts'
import { jstText } from '../../lambdas/views/time.ts'
import type { MovableClock } from '../clock/clock.ts'
import { sayFor } from '../http/language.ts'

const texts = {
  title: ['納品', 'Nouhin'],
  lead: [
    '契約が対応要になると、納品までの作業が始まります。',
    'When a contract turns 対応要, the work up to its delivery starts.',
  ],
  kintone: ['模擬 kintone', 'Simulated kintone'],
  kintoneIs: ['レコードを追加し、ステータスを 2_対応要 にします', 'add a record, set its status to 2_対応要'],
  mailbox: ['メールボックス', 'Mailbox'],
  mailboxIs: ['担当者へのメールと、作業へのリンクがあります', 'every lane’s mails, with the links to their tasks'],
  cases: ['案件一覧', 'Cases'],
  casesIs: ['案件がどこまで進んだかを見ます', 'where each order stands'],
  clock: ['時計', 'Clock'],
  aDay: ['1 日進める', 'Move it on a day'],
} as const satisfies Record<string, Text>

export interface StartPageOptions {
  clock: MovableClock
  simulates: { kintone: boolean; mail: boolean }
  appId: string
  /** Only where nothing real is connected. */
  canMoveClock: boolean
}

/** `/`: where to look. `POST /clock` with `seconds` moves the clock forward, for trying deadlines out. */
export function createStartPage({ clock, simulates, appId, canMoveClock }: StartPageOptions): Hono {
  const app = new Hono()
  app.get('/', (c) => {
    const say = sayFor(c)
    const body = html`<h1>${say(texts.title)}</h1>
<p class="lead">${say(texts.lead)}</p>
<ul>
${simulates.kintone ? html`<li><a href="/k/${appId}/">${say(texts.kintone)}</a>: ${say(texts.kintoneIs)}</li>` : ''}
${simulates.mail ? html`<li><a href="/mailbox">${say(texts.mailbox)}</a>: ${say(texts.mailboxIs)}</li>` : ''}
<li><a href="/console">${say(texts.cases)}</a>: ${say(texts.casesIs)}</li>
</ul>
${
  canMoveClock
    ? html`<form method="post" action="/clock"><p>${say(texts.clock)}: ${say(jstText(clock.now().toISOString()))}</p>
<button name="seconds" value="86400">${say(texts.aDay)}</button></form>`
    : ''
}`
    return c.html(renderPage({ title: texts.title, body }, say), 200, pageHeaders)
  })
  if (canMoveClock)
    app.post('/clock', csrf(), async (c) => {
      const seconds = Number((await c.req.parseBody()).seconds)
      if (!Number.isInteger(seconds) || seconds < 1 || seconds > 366 * 86_400)
        return c.text('seconds: 1 to 31622400', 400)
      await clock.moveForward(seconds * 1000)
      return c.redirect('/', 303)
    })
  return app
}
