import { expect, it } from '@jest/globals'
import { parseSettings } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'
import { type Arrived, mailServer } from '../embedded/mail/mail-server.ts'
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
