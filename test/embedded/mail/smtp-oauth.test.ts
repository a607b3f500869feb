import { describe, expect, it } from '@jest/globals'
import type { SMTPServerOptions } from 'smtp-server'
import { createSmtpMailer } from '../../../embedded/mail/smtp-mailer.ts'
import type { SmtpSecrets } from '../../../embedded/mail/smtp-secrets.ts'
import { atEndOfTest } from '../../at-end-of-test.ts'
import { aMail } from '../../contract/mailer.ts'
import { mailServer } from './mail-server.ts'
import { aToken, tokenEndpoint } from './token-endpoint.ts'

/** Lets in whoever has one of these tokens, and nobody by a password. */
const letsIn = (...tokens: string[]): SMTPServerOptions => ({
  authOptional: false,
  allowInsecureAuth: true,
  authMethods: ['XOAUTH2'],
  onAuth: ({ method, username, accessToken = '' }, _, done) =>
    method === 'XOAUTH2' && username === 'nouhin@example.jp' && tokens.includes(accessToken)
      ? done(null, { user: username })
      : done(null, { user: false, data: { status: '401', schemes: 'bearer' } } as never),
})

function mailerBy(
  tokenUrl: string,
  port: number,
  secrets: SmtpSecrets = { smtpClientSecret: 'hush' },
  onRefreshToken?: (change: { used: string; next: string }) => void,
) {
  const oauth2 = { tokenUrl, clientId: 'app', scope: 'https://outlook.office365.com/.default' }
  const smtp = { host: '127.0.0.1', port, secure: false, user: 'nouhin@example.jp', oauth2 }
  const mailer = createSmtpMailer({ from: '納品 <nouhin@example.jp>', smtp }, secrets, {
    onRefreshToken,
    timeoutMs: 2000,
  })
  atEndOfTest(() => mailer.close())
  return mailer
}

describe('a mail server that wants OAuth 2', () => {
  it('is given a token that the app has got in its own name, one for several mails', async () => {
    const { port, arrived } = await mailServer(letsIn('good'))
    const { url, asked } = await tokenEndpoint(() => aToken('good'))
    const mailer = mailerBy(url, port)
    await mailer.verify()
    await mailer.send(aMail(), 'a')
    await mailer.send(aMail(), 'b')
    expect(arrived).toHaveLength(2)
    expect(asked).toEqual([expect.objectContaining({ grant_type: 'client_credentials', client_secret: 'hush' })])
  })

  it('is given one by a person’s consent, and what takes the place of that is told', async () => {
    const { port, arrived } = await mailServer(letsIn('good'))
    const { url, asked } = await tokenEndpoint(() => aToken('good', { refresh_token: 'r1' }))
    const changes: unknown[] = []
    const secrets = { smtpClientSecret: 'hush', smtpRefreshToken: 'r0' }
    await mailerBy(url, port, secrets, (change) => changes.push(change)).send(aMail(), 'a')
    expect(arrived).toHaveLength(1)
    expect(asked).toMatchObject([{ grant_type: 'refresh_token', refresh_token: 'r0' }])
    expect(changes).toEqual([{ used: 'r0', next: 'r1' }])
  })

  it('that refuses a token is given a fresh one', async () => {
    const { port, arrived } = await mailServer(letsIn('fresh'))
    const { url } = await tokenEndpoint((_, count) => aToken(count === 1 ? 'stale' : 'fresh'))
    await mailerBy(url, port).send(aMail(), 'a')
    expect(arrived).toHaveLength(1)
  })

  it('that refuses every token is reported so, and no token is in the report', async () => {
    const { port } = await mailServer(letsIn())
    const { url } = await tokenEndpoint(() => aToken('top-secret-token'))
    const refused = await mailerBy(url, port)
      .send(aMail(), 'a')
      .catch((error: Error) => error)
    expect(refused).toMatchObject({ name: 'MailNotSent', trouble: 'token-refused' })
    expect(`${refused} ${JSON.stringify(refused)} ${(refused as Error).cause}`).not.toMatch(/top-secret|hush/)
  })

  it('whose provider gives none is reported with the provider’s code', async () => {
    const { port } = await mailServer(letsIn('good'))
    const { url } = await tokenEndpoint(() => ({ status: 400, body: '{"error":"invalid_client"}' }))
    const mailer = mailerBy(url, port)
    await expect(mailer.verify()).rejects.toMatchObject({ trouble: 'no-token', token: 'invalid_client' })
    await expect(mailer.send(aMail(), 'a')).rejects.toMatchObject({ trouble: 'no-token' })
  })

  it('needs a secret', () => {
    expect(() => mailerBy('http://127.0.0.1:1/', 1, {})).toThrow(expect.objectContaining({ name: 'SmtpSecretMissing' }))
  })
})
