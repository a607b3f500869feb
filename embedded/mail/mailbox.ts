import type { Hono } from 'hono'
import type { Clock, Mailer } from '../../lambdas/core/ports.ts'
import type { Database } from '../sqlite/database.ts'
import { createMailStore, type MailStore } from './mail-store.ts'
import { mailboxRoutes } from './mailbox-routes.ts'

export interface Mailbox {
  mailer: Mailer
  /** What has been sent. */
  mails: MailStore
  /** The pages at `/mailbox`, and `/mailbox/mails.json`. */
  page: Hono
}

/** Stands in for a mail server: mails stay in the data file and are read on a page. */
export function createMailbox({
  clock,
  ...database
}: Pick<Database, 'db' | 'commit' | 'read'> & { clock: Clock }): Mailbox {
  const mails = createMailStore(database, clock)
  return { mailer: mails, mails, page: mailboxRoutes(mails, database.read) }
}
