import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import type { SMTPServerOptions } from 'smtp-server'
import { checkSmtp } from '../../bin/embedded-site/check-smtp.ts'
import { parseSettings, type SettingsInput } from '../../settings/settings.ts'
import { atEndOfTest } from '../at-end-of-test.ts'
import { settingsInput } from '../builders/settings.ts'
import { mailServer, refusing } from '../embedded/mail/mail-server.ts'
import { aToken, tokenEndpoint } from '../embedded/mail/token-endpoint.ts'

type Smtp = NonNullable<NonNullable<SettingsInput['mail']>['smtp']>

/** What doctor says of a mail server on this machine, in a line. */
async function says(
  port: number,
  more: Partial<Smtp> = {},
  secrets = { smtpPassword: 'hunter2' as string | undefined },
) {
  const smtp = { host: '127.0.0.1', port, ...more }
  const { mail } = parseSettings(settingsInput({ mail: { smtp, ops: ['ops@example.com'] } }))
  const checks = await checkSmtp(mail, secrets, '/nowhere/secrets.json')
  return checks.map(({ state, what, repair = ['', ''] }) => [state, ...what, ...repair].join('\n')).join('\n')
}
const user = { user: 'nouhin@example.jp' }
const answering = (reply: string): SMTPServerOptions => ({
  authOptional: false,
  allowInsecureAuth: true,
  onAuth: (_, __, done) => done(refusing(reply)),
})

describe('doctor, of the mail server,', () => {
  it('says that it answers', async () => {
    const { port } = await mailServer()
    expect(await says(port)).toMatch(/^ok\nメールサーバー 127\.0\.0\.1 につながります/)
  })

  it('says that there is no connection', async () => {
    const nobody = createServer().listen(0, '127.0.0.1')
    await once(nobody, 'listening')
    const { port } = nobody.address() as AddressInfo
    await new Promise((resolve) => nobody.close(resolve))
    expect(await says(port)).toMatch(/^ng\nメールサーバー 127\.0\.0\.1:\d+ につながりません\n.*takes no connection\n/)
  })

  it('says that it turns this machine away', async () => {
    const server = createServer((socket) => void socket.end('554 5.7.1 no service for you\r\n')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    atEndOfTest(() => server.close())
    expect(await says((server.address() as AddressInfo).port)).toContain('turns this machine away')
  })

  it.each([
    '535 5.7.8 Error: authentication failed',
    '535 wrong user or password',
    '535 5.7.8 Username and Password not accepted',
  ])('says that user or password is refused: %s', async (reply) => {
    const { port } = await mailServer(answering(reply))
    const line = await says(port, user)
    expect(line).toContain('ユーザー名かパスワードを断りました')
    expect(line).toContain('refuses the user or the password')
  })

  it.each([
    '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
    '535 5.7.3 Authentication unsuccessful',
    '534 5.7.9 Application-specific password required.',
    '534 5.7.14 Please log in via your web browser',
    '535 5.7.8 OAuth is required for this mailbox',
  ])('says that it wants OAuth: %s', async (reply) => {
    const { port } = await mailServer(answering(reply))
    const line = await says(port, user)
    expect(line).toContain('OAuth 2 を求めています')
    expect(line).toContain('wants OAuth 2')
    expect(line).not.toContain(reply.slice(10))
  })

  it('says that it wants OAuth where it offers nothing else', async () => {
    const { port } = await mailServer({ ...answering('535 no'), authMethods: ['XOAUTH2'] })
    expect(await says(port, user)).toContain('wants OAuth 2')
  })

  it.each([
    ['a server without TLS is asked for it', {}],
    ['its certificate is signed by nobody', { secure: true }],
  ])('says that encryption is the trouble where %s', async (_, options) => {
    const { port } = await mailServer(options)
    const line = await says(port, { secure: true })
    expect(line).toContain('暗号化した通信ができません')
    expect(line).toContain('offers no encryption that can be trusted')
  })

  it('says why the provider gives no token', async () => {
    const { port } = await mailServer({ ...answering('535 no'), authMethods: ['XOAUTH2'] })
    const { url } = await tokenEndpoint(() => ({ status: 400, body: '{"error":"invalid_grant"}' }))
    const oauth2 = { tokenUrl: url, clientId: 'app' }
    const line = await says(port, { ...user, oauth2 }, { smtpClientSecret: 'hush' } as never)
    expect(line).toContain('トークンが得られません (invalid_grant)')
    expect(line).not.toContain('hush')
  })

  it('says that a token is refused', async () => {
    const { port } = await mailServer({
      ...answering('535 5.7.3 Authentication unsuccessful'),
      authMethods: ['XOAUTH2'],
    })
    const { url } = await tokenEndpoint(() => aToken('a-token'))
    const line = await says(port, { ...user, oauth2: { tokenUrl: url, clientId: 'app' } }, {
      smtpClientSecret: 'x',
    } as never)
    expect(line).toContain('refuses the token')
    expect(line).not.toContain('a-token')
  })

  it('leaves a secret that is missing to the line of secrets.json', async () => {
    expect(await says(1, user, { smtpPassword: undefined })).toBe('')
  })
})
