import type { Settings } from '../../settings/settings.ts'

/** What secrets.json holds for the mail server, by its keys there. */
export interface SmtpSecrets {
  smtpPassword?: string
  /** Of the app that is registered with the provider, for OAuth 2. */
  smtpClientSecret?: string
  /** What a person's consent has given the app; left out: the app sends by a right of its own. */
  smtpRefreshToken?: string
}

/** The key that the settings ask for and that is missing. */
export function missingSmtpSecret(
  smtp: Settings['mail']['smtp'],
  { smtpPassword, smtpClientSecret, smtpRefreshToken }: SmtpSecrets,
): { key: keyof SmtpSecrets; cause: string } | undefined {
  if (smtp?.user === undefined) return undefined
  if (smtp.oauth2 === undefined)
    return smtpPassword === undefined ? { key: 'smtpPassword', cause: 'mail.smtp.user' } : undefined
  const hasOne = smtpClientSecret !== undefined || smtpRefreshToken !== undefined
  return hasOne ? undefined : { key: 'smtpClientSecret', cause: 'mail.smtp.oauth2' }
}
