import type { Mail, Mailer } from '../../lambdas/core/ports.ts'

/** Keeps what is sent; refuses addresses named with `refuse`, for now or by the error that is given. */
export function createMailer() {
  const sent: { id: string; mail: Mail }[] = []
  let refused: (address: string) => boolean = () => false
  let why: Error | undefined
  const port: Mailer = {
    async send(mail, id) {
      if (refused(mail.to.address)) throw why ?? new Error('the mail server refuses')
      sent.push({ id, mail })
    },
  }
  return {
    ...port,
    sent,
    refuse: (matches: (address: string) => boolean, error?: Error) => {
      refused = matches
      why = error
    },
  }
}
