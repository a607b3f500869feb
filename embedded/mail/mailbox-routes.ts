import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { sayFor } from '../http/language.ts'
import type { MailStore } from './mail-store.ts'
import { renderMailList, renderMailPage } from './mailbox-views.ts'

const listSize = 50
const feedSize = 1_000

/** A mail is a stranger's HTML, even in its frame: no script, nothing fetched, nothing sent. */
const securityHeaders = {
  'content-security-policy':
    "script-src 'none'; object-src 'none'; connect-src 'none'; img-src data:; style-src 'self' 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

const place = z.coerce.number().int().nonnegative().optional().catch(undefined)

/**
 * `/mailbox`: the list (`?to=` an address, `?before=` a number); `/mailbox/{number}`: one mail; and
 * `/mailbox/mails.json?after=&to=` with `{mails: [{number, id, to, subject, text, sentAt}], next}`, oldest first, at most 1,000;
 * `next`, given back as `after`, asks for what has come since. The pages take their style sheet from `/style.css`.
 */
export function mailboxRoutes(mails: MailStore): Hono {
  const app = new Hono().basePath('/mailbox')

  app.get('/', (c) => {
    const address = c.req.query('to') || undefined
    const found = mails.newestFirst({ limit: listSize + 1, before: place.parse(c.req.query('before')), address })
    const shown = found.slice(0, listSize)
    const olderThan = found.length > listSize ? shown.at(-1)?.number : undefined
    return page(c, renderMailList({ mails: shown, address, recipients: mails.recipients(), olderThan }, sayFor(c)))
  })

  app.get('/mails.json', (c) => {
    const after = place.parse(c.req.query('after')) ?? 0
    const found = mails.oldestFirst({ limit: feedSize, after, address: c.req.query('to') || undefined })
    const listed = found.map(({ html: _, ...mail }) => mail)
    return c.json({ mails: listed, next: `${found.at(-1)?.number ?? after}` }, 200, securityHeaders)
  })

  app.get('/:number{[0-9]{1,15}}', (c) => {
    const mail = mails.find(Number(c.req.param('number')))
    return mail ? page(c, renderMailPage(mail, sayFor(c))) : c.notFound()
  })

  return app
}

const page = (c: Context, html: string) => c.html(html, 200, securityHeaders)
