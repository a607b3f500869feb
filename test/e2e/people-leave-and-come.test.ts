import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'
import { settingsInput } from '../builders/settings.ts'
import { startNouhin } from './command.ts'
import { createDesk } from './kintone-desk.ts'
import { answers, type SentMail } from './office.ts'
import { pageOf } from './page.ts'
import { until } from './until.ts'

const person = (id: string, email = `${id}@example.com`) => ({ id, name: `${id} さん`, email })
const [sato, suzuki, ito] = [person('sato'), person('suzuki'), person('ito')]

let folder: string
let url: string
let desk: ReturnType<typeof createDesk>
let running: ReturnType<typeof startNouhin> | undefined

/** The real command, begun (again) with settings whose licence lane is these people. */
async function startWith(members: (typeof sato)[]) {
  await running?.end()
  const { lanes } = settingsInput()
  const file = join(folder, 'settings.json')
  await writeFile(file, JSON.stringify(settingsInput({ lanes: { ...lanes, ライセンス担当: { members } } })))
  running = startNouhin(['start', '--data', join(folder, 'data'), '--port', new URL(url).port, '--settings', file])
  expect(await running.says('Ctrl-C')).toContain('Ctrl-C')
}

const post = (path: string, form: Record<string, string>) =>
  fetch(url + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
const mails = async () => ((await (await fetch(`${url}/mailbox/mails.json`)).json()) as { mails: SentMail[] }).mails
/** The mails to somebody by what they are about, once there are as many. */
const mailsTo = (address: string, about: string, count = 1) =>
  until(
    async () => (await mails()).filter((mail) => mail.to.address === address && mail.subject.includes(about)),
    (found) => found.length >= count,
  )
const linkIn = (mail: SentMail | undefined) => /https?:\S+(\/t\/\S+)/.exec(mail?.text ?? '')?.[1] ?? ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nouhin-people-'))
  url = `http://localhost:${await freePort()}`
  desk = createDesk(url)
})
afterAll(async () => {
  await running?.end()
  await rm(folder, { recursive: true })
})

it('whoever has left the settings does nothing by an old link; whoever has come does the task', async () => {
  await startWith([sato, suzuki])
  const recordId = await desk.add()
  await desk.setStatus(recordId, '2_対応要')
  const [offered] = await mailsTo(sato.email, '1-1')
  const old = linkIn(offered)
  const kept = linkIn((await mailsTo(suzuki.email, '1-1'))[0])
  expect((await post(old, { act: 'claim', mine: 'yes' })).status).toBe(303)

  await startWith([suzuki, ito])
  expect(await pageOf(fetch(url + old))).toMatchObject({ status: 410, says: 'not-in-lane' })
  for (const form of [answers['1-1'], { act: 'memo', memo: 'メモ' }, { renew: 'yes' }, { reveal: 'q_licenseKey' }])
    expect(await pageOf(post(old, form))).toMatchObject({ status: 410, says: 'not-in-lane' })

  const fresh = linkIn((await mailsTo(ito.email, '1-1'))[0])
  await mailsTo(sato.email, 'No longer yours')
  await mailsTo(suzuki.email, 'Nobody has it')
  expect((await pageOf(fetch(url + kept))).html).toContain('まだ誰も引き受けていません')
  expect(await pageOf(post(fresh, answers['1-1']))).toMatchObject({ status: 200, says: 'completed' })
  await mailsTo('takahashi@example.com', '1-2')
  expect((await mails()).filter(({ subject }) => subject.includes('No longer yours'))).toHaveLength(1)
})

it('whoever comes back gets a fresh link, and whoever has another address gets it there', async () => {
  await startWith([sato, suzuki])
  const recordId = await desk.add({ k_氏名: '戻 一郎' })
  await desk.setStatus(recordId, '2_対応要')
  const before = linkIn((await mailsTo(sato.email, '戻 一郎'))[0])
  await mailsTo(suzuki.email, '戻 一郎')

  await startWith([suzuki])
  await mailsTo(sato.email, 'No longer yours', 2)
  const moved = person('suzuki', 'suzuki.new@example.com')
  await startWith([sato, moved])
  const [, again] = await mailsTo(sato.email, '戻 一郎', 2)
  expect(await pageOf(fetch(url + before))).toMatchObject({ status: 410, says: 'revoked' })
  expect(await pageOf(fetch(url + linkIn(again)))).toMatchObject({ status: 200, says: 'task' })
  const there = linkIn((await mailsTo(moved.email, '戻 一郎'))[0])
  expect(await pageOf(fetch(url + there))).toMatchObject({ status: 200, says: 'task' })
})
