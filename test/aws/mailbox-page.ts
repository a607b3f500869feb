import { Hono } from 'hono'
import type { SesMail } from './ses-fake.ts'

/** `/mailbox/mails.json`, as the embedded mailbox has it. */
export function mailboxPage(mails: readonly SesMail[]): Hono {
  const app = new Hono()
  app.get('/mailbox/mails.json', (c) => c.json({ mails: mails.map(({ html: _, ...mail }) => mail) }))
  return app
}
