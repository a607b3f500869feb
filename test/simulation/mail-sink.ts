import { type Locator, readLocator } from '../../lambdas/core/link.ts'
import type { Mail, Mailer } from '../../lambdas/core/ports.ts'
import type { Invocation } from './lambda.ts'

export interface SentMail {
  id: string
  mail: Mail
  /** The link in it, if any: the last part of its address, and what that says. */
  link?: string
  locator?: Locator
  by: Invocation
  at: Date
}

/** Keeps every mail that was handed over, by whom and when. */
export function createMailSink(now: () => Date) {
  const sent: SentMail[] = []
  const portOf = (by: Invocation): Mailer => ({
    async send(mail, id) {
      const link = /\/t\/(\S+)/.exec(mail.text)?.[1]
      sent.push({ id, mail, by, at: now(), ...(link && { link, locator: readLocator(link) }) })
    },
  })
  return { sent, portOf, withLinks: () => sent.filter(({ locator }) => locator !== undefined) }
}
export type MailSink = ReturnType<typeof createMailSink>
