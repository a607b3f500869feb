import { MailRefused } from '../../core/errors.ts'

/** A paging cursor that no page gave out. */
export class CursorInvalid extends Error {
  override readonly name = 'CursorInvalid'
  constructor(options?: ErrorOptions) {
    super('The cursor is not one of this list. Begin again at the first page.', options)
  }
}

/** `code` is SES's name for the error. Its text is left out, for it names addresses. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent'
  readonly code: string
  constructor(code: string) {
    super(
      `SES did not take the mail (${code}). The sender of settings' mail.from must be a verified identity of this region, ` +
        'and the account must be out of the SES sandbox.',
    )
    this.code = code
  }
}

/** A recipient that is not one plain address. */
export class MailAddressInvalid extends MailRefused {
  override readonly name = 'MailAddressInvalid'
  constructor() {
    super('address')
  }
}

export class SettingsUnavailable extends Error {
  override readonly name = 'SettingsUnavailable'
  constructor(parameter: string, options?: ErrorOptions) {
    super(
      `The settings in the SSM parameter ${parameter} cannot be read. Make sure that it exists and that the function ` +
        'may call ssm:GetParameter on it.',
      options,
    )
  }
}

export class SecretUnavailable extends Error {
  override readonly name = 'SecretUnavailable'
  constructor(secret: string, options?: ErrorOptions) {
    super(
      `The secret ${secret} cannot be read. Make sure that it has a value and that the function may call ` +
        'secretsmanager:GetSecretValue on it.',
      options,
    )
  }
}

/** A secret of another shape than it must have; `problems` name rules, never values. */
export class SecretInvalid extends Error {
  override readonly name = 'SecretInvalid'
  constructor(secret: string, problems: string[]) {
    super(`The secret ${secret} breaks these rules; put a value that keeps them: ${problems.join('; ')}`)
  }
}
