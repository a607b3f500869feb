import { MailRefused } from '../../lambdas/core/errors.ts'
import { NouhinError } from '../../lambdas/core/nouhin-error.ts'
import type { MailFailure } from './mail-failure.ts'

const texts: Record<string, string> = {
  EAUTH:
    'The mail server refuses the user or the password: check mail.smtp.user in the settings and smtpPassword in secrets.json.',
  EENVELOPE:
    'The mail server takes no mail from this sender, or none to this recipient just now: check mail.from and mail.smtp.user.',
  ETLS: 'The mail server offers no encryption that can be trusted: check mail.smtp.port and mail.smtp.secure.',
  ECLOSED: 'The office ended before the mail server had taken the mail. The next start sends it.',
  ETHREAD: 'The thread that sends mails broke. The log says why; if it names a module, install anew with npm ci.',
}

/**
 * A mail was not taken by the mail server; it is tried again. `code` is nodemailer's (EAUTH, EENVELOPE, ETLS, ECONNECTION,
 * ETIMEDOUT, …), or ECLOSED or ETHREAD. The cause names addresses and is not for logs.
 */
export class MailNotSent extends NouhinError {
  override readonly name = 'MailNotSent'
  readonly code: string
  /** What was said when it failed, where there was a server to say it. */
  readonly failure?: MailFailure
  constructor(code: string, options?: ErrorOptions & { failure?: MailFailure }) {
    super(
      texts[code] ??
        `The mail server did not take the mail (${code}). Check mail.smtp.host and mail.smtp.port in the settings, and the network.`,
      options,
    )
    this.code = code
    this.failure = options?.failure
  }
}

/** The settings name no mail server. */
export class SmtpNotSet extends Error {
  override readonly name = 'SmtpNotSet'
  constructor() {
    super('The settings name no mail server. Set mail.smtp, or use the mailbox page.')
  }
}

/** The settings name a user of the mail server, but there is no password. */
export class SmtpPasswordMissing extends Error {
  override readonly name = 'SmtpPasswordMissing'
  constructor() {
    super('mail.smtp.user is set, but there is no password. Add "smtpPassword" to secrets.json in the data folder.')
  }
}

/** What no server would be asked to take, as it could end a header and begin another. */
export class MailAddressInvalid extends MailRefused {
  override readonly name = 'MailAddressInvalid'
  constructor() {
    super('address')
  }
}
