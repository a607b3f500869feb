import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js'
import type { Settings } from '../../settings/settings.ts'
import type { TokenClient } from './access-token.ts'
import { SmtpPasswordMissing, SmtpSecretMissing } from './errors.ts'
import { missingSmtpSecret, type SmtpSecrets } from './smtp-secrets.ts'

/** What the thread of mails starts with: all of it can be handed to another thread. */
export interface SmtpOptions {
  pool: SMTPPool.Options
  /** Where the user is let in by a token instead of a password. */
  tokens?: TokenClient
}

/**
 * How to reach the mail server: a few connections that are kept, none of them waiting for ever, and encrypted unless
 * the server is this machine.
 * @throws SmtpPasswordMissing, SmtpSecretMissing
 */
export function smtpOptions(
  smtp: NonNullable<Settings['mail']['smtp']>,
  secrets: SmtpSecrets = {},
  timeoutMs = 20_000,
): SmtpOptions {
  const { host, port, secure, user, oauth2 } = smtp
  const missing = missingSmtpSecret(smtp, secrets)
  if (missing) throw missing.key === 'smtpPassword' ? new SmtpPasswordMissing() : new SmtpSecretMissing()
  const local = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host)
  const auth: SMTPPool.Options['auth'] =
    user === undefined ? undefined : oauth2 ? { type: 'OAuth2', user } : { user, pass: secrets.smtpPassword }
  return {
    pool: {
      pool: true,
      maxConnections: 2,
      host,
      port,
      secure,
      requireTLS: !local,
      // A server on this machine offers certificates that nobody has signed.
      ignoreTLS: local,
      ...(auth && { auth }),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      socketTimeout: 2 * timeoutMs,
    },
    ...(user !== undefined && oauth2 && { tokens: tokensOf(oauth2, secrets) }),
  }
}

const tokensOf = (
  { tokenUrl, clientId, scope }: NonNullable<NonNullable<Settings['mail']['smtp']>['oauth2']>,
  { smtpClientSecret: clientSecret, smtpRefreshToken: refreshToken }: SmtpSecrets,
): TokenClient => ({ tokenUrl, clientId, clientSecret, refreshToken, scope })
