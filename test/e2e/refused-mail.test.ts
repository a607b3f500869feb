import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'
import type { CaseJson } from '../../bin/office/office.ts'
import { standingReturns, unreachableTasks } from '../../lambdas/core/returned-mail.ts'
import { parseSettings } from '../../settings/settings.ts'
import { atEndOfTest } from '../at-end-of-test.ts'
import { settingsInput } from '../builders/settings.ts'
import { mailServer, refusing } from '../embedded/mail/mail-server.ts'
import { nouhin } from './command.ts'
import { createDesk } from './kintone-desk.ts'
import { openOffice } from './office.ts'
import { until } from './until.ts'

/** A mail server that answers these recipients so, and takes all other mails. */
async function mailServerWith(answers: Record<string, string>) {
  const { arrived, port } = await mailServer({
    onRcptTo: ({ address }, _, done) => {
      const answer = answers[address]
      done(answer === undefined ? null : refusing(answer))
    },
  })
  const to = (address: string) => arrived.filter(({ recipients }) => recipients.includes(address))
  return { to, settings: settingsInput({ mail: { ops: ['ops@example.com'], smtp: { host: '127.0.0.1', port } } }) }
}

/** An office in this process, with an order that has begun. */
async function anOrder(answers: Record<string, string>) {
  const { to, settings } = await mailServerWith(answers)
  const office = await openOffice(parseSettings(settings))
  atEndOfTest(() => office[Symbol.asyncDispose]())
  const recordId = await office.kintone.add()
  await office.kintone.setStatus(recordId, '2_対応要')
  return { to, office, pid: `k1-${recordId}-1` }
}

it('a mail that is refused for good is told at once and shown wherever orders are, and no word of the server is kept', async () => {
  const { to, settings } = await mailServerWith({ 'sato@example.com': '550 5.1.1 sato@example.com: secret words' })
  const folder = await mkdtemp(join(tmpdir(), 'nouhin-refused-'))
  const [file, data, port] = [join(folder, 'settings.json'), join(folder, 'data'), String(await freePort())]
  await writeFile(file, JSON.stringify(settings))
  const running = nouhin('start', '--port', port, '--data', data, '--settings', file)
  try {
    await running.says('Ctrl-C')
    const url = `http://localhost:${port}`
    const kintone = createDesk(url)
    const recordId = await kintone.add()
    await kintone.setStatus(recordId, '2_対応要')
    const pid = `k1-${recordId}-1`
    await until(
      () => to('ops@example.com'),
      ({ length }) => length === 1,
    )
    const notice = to('ops@example.com')[0]?.mail
    expect(notice?.subject).toContain('メール不達')
    expect(notice?.text).toContain('550 5.1.1')
    expect(to('suzuki@example.com')).toHaveLength(1)

    const { opsPassword } = JSON.parse(await readFile(join(data, 'secrets.json'), 'utf8'))
    const headers = { authorization: `Basic ${Buffer.from(`ops:${opsPassword}`).toString('base64')}` }
    const page = await (await fetch(`${url}/console/orders/${pid}`, { headers })).text()
    expect(page).toContain('届かなかったメール')
    expect(await (await fetch(`${url}/console`, { headers })).text()).toContain('届かなかったメールあり')
    const shown = nouhin('show', pid, '--data', data, '--settings', file)
    const asJson = nouhin('show', pid, '--json', '--data', data, '--settings', file)
    expect((await shown.ended).stdout).toMatch(/作業の案内.*sato.*550 5\.1\.1/)
    const json = JSON.parse((await asJson.ended).stdout) as CaseJson
    expect(json.mails).toMatchObject({
      unsent: [],
      returned: [{ mail: 'task-offered:1-1#1:1', what: 'bounce', code: '550 5.1.1', node: '1-1', member: 'sato' }],
    })
    expect(json.tasks).toMatchObject([{ node: '1-1', status: 'open', unreached: ['sato'] }])

    const { stderr } = await running.end('SIGTERM')
    expect(stderr).not.toContain('sato@example.com')
    const stored = await readFile(join(data, 'nouhin.sqlite'), 'latin1')
    for (const trace of [stderr, stored, notice?.text, page]) expect(trace).not.toContain('secret words')
  } finally {
    await running.end('SIGTERM')
    await rm(folder, { recursive: true })
  }
})

it('a task whose mails everybody’s server refuses is one that nobody can be reached for, until one gets through', async () => {
  const answers: Record<string, string> = {
    'sato@example.com': '550 5.1.1 unknown',
    'suzuki@example.com': '552 5.2.2 full',
    'ops@example.com': '550 5.1.1 unknown',
  }
  const { office, pid, to } = await anOrder(answers)
  const order = await office.see(pid, (seen) => standingReturns(seen).length === 4 && seen.unsent.length === 0)
  expect(unreachableTasks(order).map(({ node }) => node)).toEqual(['1-1'])

  delete answers['suzuki@example.com']
  const { opsPassword } = JSON.parse(await readFile(join(office.data, 'secrets.json'), 'utf8'))
  const answered = await fetch(`${office.url}/console/orders/${pid}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`ops:${opsPassword}`).toString('base64')}`, origin: office.url },
    body: new URLSearchParams({ act: 'resend', task: '1-1#1' }),
    redirect: 'manual',
  })
  expect(answered.headers.get('location')).toContain('told=resent-refused')
  expect(to('suzuki@example.com')).toHaveLength(1)
  const after = office.order(pid)
  expect(after && unreachableTasks(after)).toEqual([])
})

it('a mail that is refused for now is told to nobody, and tried until it goes', async () => {
  const answers: Record<string, string> = { 'sato@example.com': '450 4.2.0 greylisted' }
  const { office, pid, to } = await anOrder(answers)
  const order = await office.see(pid, ({ unsent }) => unsent.some(({ failures }) => failures > 0))
  expect(order.unsent).toMatchObject([{ id: 'task-offered:1-1#1:1', kind: 'task-offered' }])
  expect(standingReturns(order)).toEqual([])
  expect(to('ops@example.com')).toEqual([])
  delete answers['sato@example.com']
  await office.restart()
  await office.see(pid, ({ unsent }) => unsent.length === 0)
  expect(to('sato@example.com')).toHaveLength(1)
})
