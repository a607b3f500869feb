import type { Mail, Mailer } from '../../lambdas/core/ports.ts'

/** Keeps what is sent; refuses addresses named with `refuse`. */
export function createMailer() {
  const sent: { id: string; mail: Mail }[] = []
  let refused: (address: string) => boolean = () => false
  const port: Mailer = {
    async send(mail, id) {
      if (refused(mail.to.address)) throw new Error('the mail server refuses')
      sent.push({ id, mail })
    },
  }
  return {
    ...port,
    sent,
    refuse: (matches: (address: string) => boolean) => {
      refused = matches
    },
  }
}
