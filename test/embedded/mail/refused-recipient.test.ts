import { describe, expect, it } from '@jest/globals'
import { failureOf } from '../../../embedded/mail/mail-failure.ts'
import { refusalOf } from '../../../embedded/mail/refused-recipient.ts'

/** As nodemailer tells of a reply. */
const answered = (command: string, response: string) =>
  refusalOf(
    failureOf(
      Object.assign(new Error(`failed: ${response}`), {
        code: 'EENVELOPE',
        command,
        response,
        responseCode: Number(response.slice(0, 3)),
      }),
    ),
  )

describe('a recipient is refused for good', () => {
  it.each([
    ['RCPT TO', '550 5.1.1 <sato@example.com>: Recipient address rejected: User unknown', '550 5.1.1'],
    ['RCPT TO', '550-5.1.1 The email account that you tried to reach does not exist.\n550 5.1.1 x', '550 5.1.1'],
    ['RCPT TO', '550 5.1.10 RESOLVER.ADR.RecipientNotFound', '550 5.1.10'],
    ['RCPT TO', '553 5.1.3 bad address syntax', '553 5.1.3'],
    ['RCPT TO', '501 5.1.3 Bad recipient address syntax', '501 5.1.3'],
    ['RCPT TO', '556 5.1.10 domain does not accept mail', '556 5.1.10'],
    ['RCPT TO', '550 5.2.1 mailbox disabled', '550 5.2.1'],
    ['RCPT TO', '552 5.2.2 mailbox full', '552 5.2.2'],
    ['RCPT TO', '550 5.4.1 Recipient address rejected: Access denied', '550 5.4.1'],
    ['RCPT TO', '550 5.7.1 recipient takes no mail from outside', '550 5.7.1'],
    ['RCPT TO', '550 no such user', '550'],
    ['RCPT TO', '550 <relay@spf.example.com>: unknown user', '550'],
    ['RCPT TO', '550 5.0.0 relay.ip@example.com unknown', '550 5.0.0'],
    ['RCPT TO', '550 5.1.1 the sender wrote to nobody', '550 5.1.1'],
    ['RCPT TO', '551 user not local', '551'],
    ['RCPT TO', '553 mailbox name not allowed', '553'],
    ['RCPT TO', '554 refused', '554'],
    ['DATA', '550 5.1.1 user unknown', '550 5.1.1'],
    ['DATA', '554 transaction failed', '554'],
    ['DATA', '554 5.7.1 message refused as spam', '554 5.7.1'],
    ['DATA', '552 5.2.3 message too long for this mailbox', '552 5.2.3'],
    ['DATA', '554 5.6.0 content refused', '554 5.6.0'],
  ])('at %s by %j', (command, response, code) => expect(answered(command, response)).toBe(code))
})

describe('a mail is tried again', () => {
  it.each([
    ['RCPT TO', '450 4.2.0 Greylisted, try again later'],
    ['RCPT TO', '452 4.2.2 mailbox full'],
    ['RCPT TO', '451 4.3.0 local error'],
    ['RCPT TO', '421 4.3.2 shutting down'],
    ['RCPT TO', '503 5.5.1 MAIL first'],
    ['RCPT TO', '530 5.7.0 Authentication required'],
    ['RCPT TO', '554 5.7.1 <sato@example.com>: Relay access denied'],
    ['RCPT TO', '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain'],
    ['RCPT TO', '550 relaying denied'],
    ['RCPT TO', '550 5.7.23 SPF check failed'],
    ['RCPT TO', '550 5.1.8 sender domain not found'],
    ['RCPT TO', '550 5.3.0 system trouble'],
    ['RCPT TO', '550 5.7.606 Access denied, banned sending IP'],
    ['RCPT TO', '554 5.7.1 <nouhin@example.com>: Sender address rejected: Access denied'],
    ['RCPT TO', '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.example.org'],
    ['RCPT TO', '550 5.1.0 Sender rejected'],
    ['DATA', '552 5.3.4 message too big for system'],
    ['DATA', '550 5.7.26 unauthenticated mail is not accepted'],
    ['DATA', '451 4.7.1 try again later'],
    ['DATA', '554 5.5.1 no valid recipients'],
    ['MAIL FROM', '550 5.7.1 sender not allowed'],
    ['MAIL FROM', '553 5.1.8 sender unknown'],
    ['MAIL FROM', '550 5.1.1 no such sender'],
    ['AUTH PLAIN', '535 5.7.8 authentication failed'],
    ['AUTH LOGIN', '554 5.7.0 too many attempts'],
    ['CONN', '554 no SMTP service here'],
    ['EHLO', '550 5.7.1 host refused'],
  ])('after %s by %j', (command, response) => expect(answered(command, response)).toBeUndefined())

  it.each([undefined, 'x', {}, new Error('Connection closed'), { code: 'ETIMEDOUT', command: 'RCPT TO' }])(
    'after %p',
    (error) => expect(refusalOf(failureOf(error))).toBeUndefined(),
  )
})
