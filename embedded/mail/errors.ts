import { MailRefused } from '../../lambdas/core/errors.ts'
import { NouhinError } from '../../lambdas/core/nouhin-error.ts'
import type { MailFailure } from './mail-failure.ts'
import { type MailTrouble, troubleOf } from './mail-trouble.ts'
import { mailTroubles } from './mail-trouble-texts.ts'

const texts: Record<string, string> = {
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
  readonly trouble: MailTrouble
  /** Why the provider gave no token, where that is the trouble. */
  readonly token?: string
  constructor(code: string, { failure, ...options }: ErrorOptions & { failure?: MailFailure } = {}) {
    const trouble = failure ? troubleOf(failure) : 'other'
    const { what, repair } = mailTroubles[trouble]
    super(texts[code] ?? `The mail server ${what[1]}: ${repair[1]}.`, options)
    this.code = code
    this.trouble = trouble
    this.token = failure?.token
  }
}

/** The settings name no mail server. */
export class SmtpNotSet extends Error {
  override readonly name = 'SmtpNotSet'
  constructor() {
    super(
      '設定にメールサーバーがありません。mail.smtp を書くか、メールボックスのページを使ってください / ' +
        'The settings name no mail server. Set mail.smtp, or use the mailbox page.',
    )
  }
}

/** The settings name a user of the mail server, but there is no password. */
export class SmtpPasswordMissing extends Error {
  override readonly name = 'SmtpPasswordMissing'
  constructor() {
    super(
      'mail.smtp.user がありますが、パスワードがありません。データフォルダーの secrets.json に "smtpPassword" を書き足してください / ' +
        'mail.smtp.user is set, but there is no password. Add "smtpPassword" to secrets.json in the data folder.',
    )
  }
}

/** The settings name a provider of tokens, but there is nothing to ask it with. */
export class SmtpSecretMissing extends Error {
  override readonly name = 'SmtpSecretMissing'
  constructor() {
    super(
      'mail.smtp.oauth2 がありますが、秘密がありません。データフォルダーの secrets.json に "smtpClientSecret" を書き足してください / ' +
        'mail.smtp.oauth2 is set, but there is no secret. Add "smtpClientSecret" to secrets.json in the data folder.',
    )
  }
}

/** What no server would be asked to take, as it could end a header and begin another. */
export class MailAddressInvalid extends MailRefused {
  override readonly name = 'MailAddressInvalid'
  constructor() {
    super('address')
  }
}
