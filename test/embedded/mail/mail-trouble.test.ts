import { describe, expect, it } from '@jest/globals'
import { MailNotSent } from '../../../embedded/mail/errors.ts'
import { failureOf } from '../../../embedded/mail/mail-failure.ts'
import { type MailTrouble, troubleOf } from '../../../embedded/mail/mail-trouble.ts'

/** As nodemailer tells of it. */
const failed = (code: string, more: { originalCode?: string; command?: string; response?: string } = {}) => {
  const responseCode = more.response === undefined ? undefined : Number(more.response.slice(0, 3))
  return failureOf(Object.assign(new Error('sato@example.com'), { code, responseCode, ...more }))
}

describe('the trouble with a mail server', () => {
  it.each<[MailTrouble, Parameters<typeof failed>]>([
    ['no-host', ['EDNS', { originalCode: 'ENOTFOUND', command: 'CONN' }]],
    ['no-connection', ['ESOCKET', { originalCode: 'ECONNREFUSED', command: 'CONN' }]],
    ['no-connection', ['ESOCKET', { originalCode: 'EHOSTUNREACH', command: 'CONN' }]],
    ['no-connection', ['ECONNECTION', { command: 'CONN' }]],
    ['no-answer', ['ETIMEDOUT', { command: 'CONN' }]],
    ['tls', ['ETLS', { command: 'STARTTLS' }]],
    ['tls', ['ESOCKET', { originalCode: 'CERT_HAS_EXPIRED', command: 'CONN' }]],
    ['tls', ['ESOCKET', { originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID', command: 'CONN' }]],
    ['tls', ['ESOCKET', { originalCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', command: 'CONN' }]],
    ['turned-away', ['EPROTOCOL', { command: 'CONN', response: '421 4.7.0 too many connections' }]],
    ['turned-away', ['EPROTOCOL', { command: 'EHLO', response: '550 5.7.1 who are you' }]],
    ['user-refused', ['EAUTH', { command: 'AUTH PLAIN', response: '535 5.7.8 no' }]],
    ['wants-oauth', ['EAUTH', { command: 'AUTH LOGIN', response: '535 5.7.139 no' }]],
    ['wants-oauth', ['EAUTH', { command: 'AUTH PLAIN', response: '504 5.7.4 unknown kind of login' }]],
    ['wants-login', ['EENVELOPE', { command: 'MAIL FROM', response: '530 5.7.0 Must issue a STARTTLS or log in' }]],
    ['wants-oauth', ['EENVELOPE', { command: 'MAIL FROM', response: '530 5.7.57 Client not authenticated' }]],
    ['sender-refused', ['EENVELOPE', { command: 'MAIL FROM', response: '553 5.7.1 not yours' }]],
    ['later', ['EENVELOPE', { command: 'RCPT TO', response: '450 4.2.0 greylisted' }]],
    ['other', ['EMESSAGE']],
  ])('is %s', (trouble, given) => expect(troubleOf(failed(...given))).toBe(trouble))

  it('is said in words of ours, without what the server has said', () => {
    const failure = failed('EAUTH', { command: 'AUTH PLAIN', response: '535 5.7.8 sato@example.com is wrong' })
    const error = new MailNotSent('EAUTH', { failure })
    expect(error.message).toContain('smtpPassword')
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain('sato')
  })
})
