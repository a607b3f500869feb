import type { Clock, Mailer } from '../../lambdas/core/ports.ts'
import type { Database } from '../sqlite/database.ts'

/** A mail as it was sent; `number` counts from 1 and never repeats, `sentAt` is ISO 8601. */
export interface KeptMail {
  number: number
  id: string
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  sentAt: string
}

/** Mails that stay here instead of going out. A repeat of a mail's id is the same mail, kept once. */
export interface MailStore extends Mailer {
  find(number: number): KeptMail | undefined
  /** Newest first, older than the mail numbered `before` if given, to that address alone if given. */
  newestFirst(query: { limit: number; before?: number; address?: string }): KeptMail[]
  /** Oldest first, newer than the mail numbered `after`. */
  oldestFirst(query: { limit: number; after: number; address?: string }): KeptMail[]
  /** Every address that got mail, with how many. */
  recipients(): { address: string; count: number }[]
}

const columns = 'number, id, to_name, to_address, subject, text, html, sent_at'

/** Keeps mails in the data file; a mail is on disk when `send` resolves. */
export function createMailStore({ db, commit }: Pick<Database, 'db' | 'commit'>, clock: Clock): MailStore {
  const sql = {
    keep: db.prepare(
      `INSERT INTO mails (id, to_name, to_address, subject, text, html, sent_at)
       VALUES (:id, :name, :address, :subject, :text, :html, :sentAt) ON CONFLICT (id) DO NOTHING`,
    ),
    find: db.prepare(`SELECT ${columns} FROM mails WHERE number = ?`),
    newestFirst: db.prepare(
      `SELECT ${columns} FROM mails WHERE number < :before AND (:address IS NULL OR to_address = :address)
       ORDER BY number DESC LIMIT :limit`,
    ),
    oldestFirst: db.prepare(
      `SELECT ${columns} FROM mails WHERE number > :after AND (:address IS NULL OR to_address = :address)
       ORDER BY number LIMIT :limit`,
    ),
    recipients: db.prepare(
      'SELECT to_address AS address, count(*) AS count FROM mails GROUP BY to_address ORDER BY to_address',
    ),
  }

  return {
    async send({ to, subject, text, html }, id) {
      await commit(() =>
        sql.keep.run({
          id,
          name: to.name,
          address: to.address,
          subject,
          text,
          html,
          sentAt: clock.now().toISOString(),
        }),
      )
    },

    find: (number) => {
      const row = sql.find.get(number) as MailRow | undefined
      return row && mailFrom(row)
    },

    newestFirst: ({ limit, before = Number.MAX_SAFE_INTEGER, address = null }: Query & { before?: number }) =>
      (sql.newestFirst.all({ limit, before, address }) as unknown as MailRow[]).map(mailFrom),

    oldestFirst: ({ limit, after, address = null }: Query & { after: number }) =>
      (sql.oldestFirst.all({ limit, after, address }) as unknown as MailRow[]).map(mailFrom),

    recipients: () => sql.recipients.all() as { address: string; count: number }[],
  }
}

interface Query {
  limit: number
  address?: string | null
}

interface MailRow {
  number: number
  id: string
  to_name: string
  to_address: string
  subject: string
  text: string
  html: string
  sent_at: string
}

const mailFrom = ({ to_name, to_address, sent_at, ...row }: MailRow): KeptMail => ({
  ...row,
  to: { name: to_name, address: to_address },
  sentAt: sent_at,
})
