import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { Mailbox } from './mailbox.ts'
import { renderMailList, renderMailPage } from './mailbox-pages.ts'

const listSize = 50
const feedSize = 200

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
 * To be mounted at `/mailbox`: the list (`?to=` an address, `?before=` a number), one mail at `/{number}`, and
 * `/mails.json?after=&to=` with `{mails: [{number, id, to, subject, text, sentAt}], next}`, oldest first, at most 200;
 * `next`, given back as `after`, asks for what has come since. The pages take their style sheet from `/style.css`.
 */
export function createMailboxApp(mailbox: Mailbox): Hono {
  const app = new Hono()

  app.get('/', (c) => {
    const address = c.req.query('to') || undefined
    const found = mailbox.newestFirst({ limit: listSize + 1, before: place.parse(c.req.query('before')), address })
    const mails = found.slice(0, listSize)
    const olderThan = found.length > listSize ? mails.at(-1)?.number : undefined
    return page(c, renderMailList({ mails, address, recipients: mailbox.recipients(), olderThan }))
  })

  app.get('/mails.json', (c) => {
    const after = place.parse(c.req.query('after')) ?? 0
    const found = mailbox.oldestFirst({ limit: feedSize, after, address: c.req.query('to') || undefined })
    const mails = found.map(({ html: _, ...mail }) => mail)
    return c.json({ mails, next: `${mails.at(-1)?.number ?? after}` }, 200, securityHeaders)
  })

  app.get('/:number{[0-9]{1,15}}', (c) => {
    const mail = mailbox.find(Number(c.req.param('number')))
    return mail ? page(c, renderMailPage(mail)) : c.notFound()
  })

  return app
}

const page = (c: Context, html: string) => c.html(html, 200, securityHeaders)
