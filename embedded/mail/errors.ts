const remedies: Record<string, string> = {
  EAUTH: 'It refuses the user or the password: check mail.smtp.user in the settings and smtpPassword in secrets.json.',
  EENVELOPE: 'It refuses the sender or the recipient: check mail.from and the address of the lane’s member.',
  ETLS: 'It offers no encryption that can be trusted: check mail.smtp.port and mail.smtp.secure.',
}
const otherRemedy = 'Check mail.smtp.host and mail.smtp.port in the settings, and the network.'

/**
 * The mail server did not take a mail; it is tried again. `code` is nodemailer's: EAUTH, EENVELOPE, ETLS, ECONNECTION,
 * ETIMEDOUT, … The cause names addresses and is not for logs.
 */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent'
  readonly code: string
  constructor(code: string, options?: ErrorOptions) {
    super(`The mail server did not take the mail (${code}). ${remedies[code] ?? otherRemedy}`, options)
    this.code = code
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

/** An address that could end a header and begin another. */
export class MailAddressInvalid extends Error {
  override readonly name = 'MailAddressInvalid'
  constructor() {
    super('A mail address holds a blank, a comma, a bracket or a control character. Mend the address in the settings.')
  }
}
