import type { MailStore } from '../../embedded/mail/mail-store.ts'
import { type Locator, readLocator } from '../../lambdas/core/link.ts'

export interface MailedLink extends Locator {
  link: string
}

/** The links in a mail's text. */
export function linksIn(text: string): MailedLink[] {
  return [...text.matchAll(/https?:\S+\/t\/(\S+)/g)].flatMap(([, link = '']) => {
    const locator = readLocator(link)
    return locator ? [{ ...locator, link }] : []
  })
}

/** What the lanes' people find in their mails. */
export function createPostbox(mails: Pick<MailStore, 'oldestFirst'>) {
  let after = 0
  return {
    /** The links of the mails that have come since the last look. */
    *news(): Generator<MailedLink> {
      for (;;) {
        const found = mails.oldestFirst({ limit: 100, after })
        for (const { text } of found) yield* linksIn(text)
        after = found.at(-1)?.number ?? after
        if (found.length < 100) return
      }
    },
  }
}
