import { createHash } from 'node:crypto'
import type { Mail, Mailer } from '../../lambdas/core/ports.ts'
import { isMailAddress } from '../../settings/mail-address.ts'
import type { Settings } from '../../settings/settings.ts'
import { MailAddressInvalid, SmtpNotSet } from './errors.ts'
import { smtpOptions } from './smtp-options.ts'
import type { SmtpSecrets } from './smtp-secrets.ts'
import { createSmtpTransport, type SmtpThread } from './smtp-transport.ts'

export interface SmtpMailer extends Mailer {
  /**
   * Whether the server can be reached and lets the user in; no mail is sent.
   * @throws MailNotSent
   */
  verify(): Promise<void>
  close(): Promise<void>
}

/**
 * Sends by the mail server of the settings. A mail's id becomes its Message-ID, so that a repeat is the same mail to
 * whoever receives it; `sender` keeps it apart from the mails of another data folder, where the same ids come again: mail
 * servers drop what they think they have. `send` throws MailRefused where the recipient is refused for good, MailAddressInvalid
 * before anything is sent, and else MailNotSent.
 * @throws SmtpNotSet, SmtpPasswordMissing, SmtpSecretMissing
 */
export function createSmtpMailer(
  settings: Pick<Settings['mail'], 'from' | 'smtp'>,
  secrets: SmtpSecrets = {},
  { sender = '', timeoutMs, ...thread }: { sender?: string; timeoutMs?: number } & SmtpThread = {},
): SmtpMailer {
  if (!settings.smtp) throw new SmtpNotSet()
  const transport = createSmtpTransport(smtpOptions(settings.smtp, secrets, timeoutMs), thread)
  const domain = /@([\w.-]+)>?\s*$/.exec(settings.from)?.[1] ?? 'localhost'

  return {
    async send({ to, subject, text, html }: Mail, id) {
      if (!isMailAddress(to.address)) throw new MailAddressInvalid()
      await transport.send({
        from: settings.from,
        to: { name: oneLine(to.name), address: to.address },
        subject: oneLine(subject),
        text,
        html,
        // Japanese takes less room so, and no line of it is broken, a link's among them.
        textEncoding: 'base64',
        messageId: `<${createHash('sha256')
          .update(JSON.stringify([sender, id]))
          .digest('hex')
          .slice(0, 40)}@${domain}>`,
        // Keeps out-of-office answers from coming back.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },

    verify: () => transport.verify(),
    close: () => transport.close(),
  }
}

/** A header is one line; whatever would break or end it becomes a blank. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
