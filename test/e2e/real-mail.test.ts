import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { parseSettings } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'
import { type Arrived, mailServer } from '../embedded/mail/mail-server.ts'
import { aToken, tokenEndpoint } from '../embedded/mail/token-endpoint.ts'
import { answers, type Office, openOffice } from './office.ts'
import { until } from './until.ts'

/** An office whose mails go to a mail server; it ends before the server does, which waits for its connections. */
async function withMailServer(play: (office: Office, arrived: Arrived[]) => Promise<void>) {
  const { arrived, port } = await mailServer()
  const mail = { smtp: { host: '127.0.0.1', port }, ops: ['ops@example.com'] }
  const office = await openOffice(parseSettings(settingsInput({ mail })))
  await play(office, arrived).finally(() => office[Symbol.asyncDispose]())
}

/** The path of the link in the first mail about a node. */
async function linkTo(name: string, arrived: Arrived[]): Promise<string> {
  const find = () => arrived.find(({ mail }) => mail.subject?.includes(name))?.mail.text ?? ''
  const text = await until(find, (found) => found !== '')
  return new URL(/https?:\S+\/t\/\S+/.exec(text)?.[0] ?? '').pathname
}

it('brings an order to its end by the mails that a mail server has taken, a restart between them', () =>
  withMailServer(async (office, arrived) => {
    const recordId = await office.kintone.add()
    await office.kintone.setStatus(recordId, '2_対応要')
    expect((await office.post(await linkTo('1-1.ライセンスキー手配', arrived), answers['1-1'])).status).toBe(200)
    const link = await linkTo('1-2.環境構築', arrived)
    await office.restart()
    expect((await office.post(link, answers['1-2'])).status).toBe(200)
    await office.see(`k1-${recordId}-1`, ({ status }) => status === 'closed')
    expect(await office.kintone.statuses(recordId)).toEqual(['1_未対応', '2_対応要', '3_対応中', '4_対応済'])
  }))

it('is not mistaken for a repeat in an office that begins anew, though its first order has the same name', async () => {
  const ids: unknown[] = []
  for (const _ of ['first', 'anew'])
    await withMailServer(async (office, arrived) => {
      await office.kintone.add({ k_ステータス: '2_対応要' })
      await linkTo('1-1.ライセンスキー手配', arrived)
      ids.push(arrived[0]?.mail.messageId)
    })
  expect(ids).toEqual([expect.stringMatching(/^<.+>$/), expect.not.stringMatching(`${ids[0]}`)])
})

it('takes the mailbox and the clock away, and asks for a password at the console', () =>
  withMailServer(async (office) => {
    expect((await office.get('/mailbox')).status).toBe(404)
    expect((await office.post('/clock', { seconds: '60' })).status).toBe(404)
    expect((await office.get('/console')).status).toBe(401)
  }))

it('sends by OAuth 2 where the server takes no passwords, and keeps the refresh token that the provider gives next', async () => {
  const { arrived, port } = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    authMethods: ['XOAUTH2'],
    onAuth: ({ accessToken }, _, done) => done(null, { user: accessToken === 'good' ? 'nouhin' : false } as never),
  })
  const { url, asked } = await tokenEndpoint((_, count) => aToken('good', { refresh_token: `r${count}` }))
  const oauth2 = { tokenUrl: url, clientId: 'app', scope: 'smtp' }
  const smtp = { host: '127.0.0.1', port, user: 'nouhin@example.com', oauth2 }
  const office = await openOffice()
  try {
    const file = join(office.data, 'secrets.json')
    const secrets = JSON.parse(await readFile(file, 'utf8'))
    await writeFile(file, JSON.stringify({ ...secrets, smtpClientSecret: 'hush-hush', smtpRefreshToken: 'r0' }))
    await office.restart(parseSettings(settingsInput({ mail: { smtp, ops: ['ops@example.com'] } })))
    await office.kintone.add({ k_ステータス: '2_対応要' })
    await linkTo('1-1.ライセンスキー手配', arrived)
    expect(asked[0]).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'r0', client_secret: 'hush-hush' })
    const kept = async () => JSON.parse(await readFile(file, 'utf8'))
    expect(await kept()).toMatchObject({ ...secrets, smtpClientSecret: 'hush-hush', smtpRefreshToken: 'r1' })
    expect(office.logged.join('\n')).not.toMatch(/hush-hush|good|\br[01]\b/)
  } finally {
    await office[Symbol.asyncDispose]()
  }
})
