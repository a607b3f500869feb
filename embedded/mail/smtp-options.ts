import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js'
import type { Settings } from '../../settings/settings.ts'
import { SmtpPasswordMissing } from './errors.ts'

/**
 * How to reach the mail server: a few connections that are kept, none of them waiting for ever, and encrypted unless
 * the server is this machine.
 * @throws SmtpPasswordMissing
 */
export function smtpOptions(
  { host, port, secure, user }: NonNullable<Settings['mail']['smtp']>,
  password: string | undefined,
  timeoutMs = 20_000,
): SMTPPool.Options {
  if (user !== undefined && password === undefined) throw new SmtpPasswordMissing()
  const local = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host)
  return {
    pool: true,
    maxConnections: 2,
    host,
    port,
    secure,
    requireTLS: !local,
    // A server on this machine offers certificates that nobody has signed.
    ignoreTLS: local,
    ...(user !== undefined && { auth: { user, pass: password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: 2 * timeoutMs,
  }
}
