import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { html } from 'hono/html'
import { pageHeaders } from '../../lambdas/handlers/http.ts'
import { renderPage } from '../../lambdas/views/layout.ts'
import { jstText } from '../../lambdas/views/time.ts'
import type { MovableClock } from '../clock/clock.ts'

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
  app.get('/', (c) =>
    c.html(
      renderPage({
        title: ['納品', 'Nouhin'],
        body: html`<h1>納品 <span lang="en">Nouhin</span></h1>
<p class="lead">契約が対応要になると、納品までの作業が始まります。 <span lang="en">When a contract turns 対応要, the work up to its delivery starts.</span></p>
<ul>
${simulates.kintone ? html`<li><a href="/k/${appId}/">模擬 kintone</a> <span lang="en">Simulated kintone: add a record, set its status to 2_対応要</span></li>` : ''}
${simulates.mail ? html`<li><a href="/mailbox">メールボックス</a> <span lang="en">Mailbox: every lane’s mails, with the links to their tasks</span></li>` : ''}
<li><a href="/console">案件一覧</a> <span lang="en">Cases: where each order stands</span></li>
</ul>
${
  canMoveClock
    ? html`<form method="post" action="/clock"><p>時計 <span lang="en">Clock</span>: ${jstText(clock.now().toISOString()).join(' / ')}</p>
<button name="seconds" value="86400">1 日進める <span lang="en">Move it on a day</span></button></form>`
    : ''
}`,
      }),
      200,
      pageHeaders,
    ),
  )
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
