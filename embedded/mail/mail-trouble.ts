import type { MailFailure } from './mail-failure.ts'

/** What stands between us and a mail server, by who can do what about it. */
export type MailTrouble =
  | 'no-host'
  | 'no-connection'
  | 'no-answer'
  | 'tls'
  | 'turned-away'
  | 'user-refused'
  | 'wants-login'
  | 'wants-oauth'
  | 'no-token'
  | 'token-refused'
  | 'sender-refused'
  | 'later'
  | 'other'

const ofTls = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO$|HOSTNAME_MISMATCH|CRL_)/

/**
 * The trouble that a failure tells of. That a password is the wrong way in: Microsoft answers 535 5.7.139, or 535 5.7.3
 * where SMTP AUTH is off, and 530 5.7.57 to whoever sends without login; Google 534 5.7.9 and 5.7.14
 * (https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission,
 * https://support.google.com/a/answer/3726730); 504 a server that does not offer that kind of login.
 */
export function troubleOf({ code, cause = '', command = '', reply, enhanced, ...more }: MailFailure): MailTrouble {
  if (more.token !== undefined) return 'no-token'
  if (command === 'AUTH XOAUTH2') return 'token-refused'
  if (command.startsWith('AUTH') || code === 'EAUTH') {
    const isOauth =
      more.speaksOfOauth || reply === 534 || reply === 504 || /^5\.7\.(3|9|14|57|139)$/.test(enhanced ?? '')
    return isOauth ? 'wants-oauth' : 'user-refused'
  }
  if (code === 'ETLS' || ofTls.test(cause)) return 'tls'
  if (code === 'EDNS') return 'no-host'
  if (reply === 530) return enhanced === '5.7.57' ? 'wants-oauth' : 'wants-login'
  if (command === 'RCPT TO' || command === 'DATA') return 'later'
  if (reply !== undefined) return command === 'MAIL FROM' ? 'sender-refused' : 'turned-away'
  if (code === 'ETIMEDOUT') return 'no-answer'
  return ['ECONNECTION', 'ESOCKET'].includes(code) ? 'no-connection' : 'other'
}
