import { setTimeout as pause } from 'node:timers/promises'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import type { Orders } from '../../lambdas/core/ports.ts'
import { pageHeaders } from '../../lambdas/handlers/http.ts'
import type { MovableClock } from '../clock/clock.ts'
import { sayFor } from '../http/language.ts'
import type { MailStore } from '../mail/mail-store.ts'
import { demoStyle, demoStylePath } from './demo-style.ts'
import { type DemoKintone, samplePath } from './kintone-panel.ts'
import { shownMail } from './mail-panel.ts'
import { renderStartPage, type StartView } from './start-view.ts'

export interface StartPageOptions {
  clock: MovableClock
  orders: Pick<Orders, 'get' | 'list'>
  /** Left out: a real one is connected. */
  kintone?: DemoKintone
  /** Left out: mails go out. */
  mails?: Pick<MailStore, 'newestFirst'>
  /** Only where nothing real is connected: orders are shown to everyone, and the clock can be moved. */
  isDemo: boolean
}

/** The product's own script asks for this page again and replaces what has changed. */
const liveHeaders = {
  ...pageHeaders,
  'content-security-policy': `${pageHeaders['content-security-policy']}; script-src 'self'; connect-src 'self'`,
}
const mailsShown = 6
/** A first mail goes out well within this; whoever pressed the button then sees it at once. */
const longestWaitMs = 2_000

/**
 * `/`: all of it side by side. `POST /sample` turns a sample record 対応要; `POST /clock` with `seconds` moves the clock
 * forward, for trying deadlines out.
 */
export function createStartPage(options: StartPageOptions): Hono {
  const { clock, kintone, isDemo } = options
  const app = new Hono()
  app.get('/', async (c) => {
    const say = sayFor(c)
    return c.html(renderStartPage(await viewOf(options), say), 200, liveHeaders)
  })
  app.get(demoStylePath, (c) => c.body(demoStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
  if (kintone)
    app.post(samplePath, csrf(), async (c) => {
      await untilMailed(options, () => kintone.turnOne())
      return c.redirect('/', 303)
    })
  if (isDemo)
    app.post('/clock', csrf(), async (c) => {
      const form = await c.req.parseBody().catch((): Record<string, unknown> => ({}))
      const seconds = Number(form.seconds)
      if (!Number.isInteger(seconds) || seconds < 1 || seconds > 366 * 86_400)
        return c.text('seconds: 1 to 31622400', 400)
      await clock.moveForward(seconds * 1000)
      return c.redirect('/', 303)
    })
  return app
}

async function viewOf({ clock, orders, kintone, mails, isDemo }: StartPageOptions): Promise<StartView> {
  const shown = mails?.newestFirst({ limit: mailsShown }).map((mail) => shownMail(mail, orders))
  return {
    kintone,
    mails: shown && (await Promise.all(shown)),
    demo: isDemo ? { now: clock.now(), order: await newestOrder(orders) } : undefined,
  }
}

/** The newest order that is under way, else the newest of all. */
async function newestOrder(orders: StartPageOptions['orders']) {
  for (const state of ['open', 'ended'] as const) {
    const [pid] = (await orders.list({ state, newestFirst: true, limit: 1 })).items
    if (pid !== undefined) return orders.get(pid)
  }
  return undefined
}

async function untilMailed({ mails }: StartPageOptions, act: () => Promise<void>): Promise<void> {
  const latest = () => mails?.newestFirst({ limit: 1 })[0]?.number
  const before = latest()
  await act()
  for (let waited = 0; mails && latest() === before && waited < longestWaitMs; waited += 50) await pause(50)
}
