import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { pageHeaders } from '../../lambdas/handlers/http.ts'
import { sayFor } from '../http/language.ts'
import type { Database } from '../sqlite/database.ts'
import type { MailStore } from './mail-store.ts'
import { mailHtmlPath, opensOutside, renderMailList, renderMailPage } from './mailbox-views.ts'

const listSize = 50
const feedSize = 1_000

const securityHeaders = {
  ...pageHeaders,
  'content-security-policy': `${pageHeaders['content-security-policy']}; frame-src 'self'`,
}

/** A mail is a stranger's HTML, which styles itself: no script, nothing fetched, nothing sent, framed by the mailbox alone. */
const mailHeaders = {
  ...pageHeaders,
  'content-security-policy':
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
}

const place = z.coerce.number().int().nonnegative().optional().catch(undefined)

/**
 * `/mailbox`: the list (`?to=` an address, `?before=` a number); `/mailbox/{number}`: one mail, `…/html`: its HTML; and
 * `/mailbox/mails.json?after=&to=` with `{mails: [{number, id, to, subject, text, sentAt}], next}`, oldest first, at most 1,000;
 * `next`, given back as `after`, asks for what has come since. The pages take their style sheet from `/style.css`.
 */
export function mailboxRoutes(mails: MailStore, read: Database['read']): Hono {
  const app = new Hono().basePath('/mailbox')

  // An answer leaves once all that it may show is on disk.
  app.use(async (_, next) => {
    await next()
    await read(() => undefined)
  })

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

  app.get(`/:number{[0-9]{1,15}}/${mailHtmlPath}`, (c) => {
    const mail = mails.find(Number(c.req.param('number')))
    return mail ? c.html(opensOutside(mail.html), 200, mailHeaders) : c.notFound()
  })

  return app
}

const page = (c: Context, html: string) => c.html(html, 200, securityHeaders)
