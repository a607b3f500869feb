import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'
import { settingsInput } from '../builders/settings.ts'
import { nouhin } from './command.ts'
import { createDesk } from './kintone-desk.ts'
import { bringToTheEnd } from './persistent-people.ts'

let folder: string
let data: string
let port: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nouhin-command-'))
  data = join(folder, 'data')
  port = String(await freePort())
})
afterEach(() => rm(folder, { recursive: true }))

const start = (...more: string[]) => nouhin('start', '--port', port, '--data', data, ...more)
async function settingsFile(content: unknown) {
  const file = join(folder, 'settings.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}
/** It must end by itself, with 2, and say what is wrong on stderr alone, without a stack. */
async function refusal(command: ReturnType<typeof nouhin>) {
  const { code, stdout, stderr } = await command.ended
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).not.toMatch(/^\s+at /m)
  return stderr
}

describe('nouhin start', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('says where to look, and ends well on %s', async (signal) => {
    const running = start()
    const said = await running.says('Ctrl-C')
    for (const path of ['/', '/console', '/k/1/', '/mailbox']) {
      expect(said).toContain(`http://localhost:${port}${path}\n`)
      expect((await fetch(`http://localhost:${port}${path}`)).status).toBe(200)
    }
    expect(said).not.toContain('/webhook/')
    const { code, stderr } = await running.end(signal)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it('goes on with an open order at the next start', async () => {
    const url = `http://localhost:${port}`
    const first = start()
    await first.says('Ctrl-C')
    const kintone = createDesk(url)
    const recordId = await kintone.add()
    await kintone.setStatus(recordId, '2_対応要')
    expect((await first.end()).code).toBe(0)

    const second = start()
    await second.says('Ctrl-C')
    const ended = await bringToTheEnd({ url, revive: async () => {} }, recordId)
    expect(ended).toEqual([expect.objectContaining({ pid: `k1-${recordId}-1`, status: 'closed' })])
    expect(await kintone.statuses(recordId)).toEqual(['1_未対応', '2_対応要', '3_対応中', '4_対応済'])
    expect((await second.end()).code).toBe(0)
  })

  it('keeps its data and secrets from other users', async () => {
    const running = start()
    await running.says('Ctrl-C')
    await running.end()
    for (const file of ['secrets.json', 'nouhin.sqlite']) expect((await stat(join(data, file))).mode & 0o077).toBe(0)
  })
})

describe('settings that break a rule', () => {
  it.each<[string, unknown, string]>([
    ['an unknown key', { ...settingsInput(), colour: 'red' }, 'colour: '],
    ['an unknown key inside', settingsInput({ links: { hours: 3 } as never }), 'links.hours: '],
    ['a wrong value', settingsInput({ links: { days: 0 } }), 'links.days: '],
    ['a missing lane', { lanes: {} }, 'lanes.ライセンス担当: '],
    ['no JSON', '{ "lanes": ', 'ファイル全体 / the file: UTF-8 の正しい JSON にしてください'],
  ])('end it with the file, key and rule, and nothing is made: %s', async (_, content, rule) => {
    const file = await settingsFile(content)
    const said = await refusal(start('--settings', file))
    expect(said).toContain(`nouhin: ${file}: `)
    expect(said).toContain(`\n  ${rule}`)
    expect(existsSync(data)).toBe(false)
  })

  it('tell of every key at once', async () => {
    const file = await settingsFile(settingsInput({ links: { days: 0 }, mail: { ops: ['nobody'] } }))
    const said = await refusal(start('--settings', file))
    expect(said.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(2)
  })

  it('end it when the file is missing', async () => {
    const said = await refusal(start('--settings', join(folder, 'missing.json')))
    expect(said).toContain('missing.json')
    expect(said).toContain('ファイルがありません。名前を確かめてください / there is no such file')
    expect(existsSync(data)).toBe(false)
  })
})

describe('a real kintone', () => {
  const smtp = { host: 'smtp.example.com' }
  const ops = ['ops@example.com']
  const secrets = async () => JSON.parse(await readFile(join(data, 'secrets.json'), 'utf8'))

  it('needs a mail server', async () => {
    const file = await settingsFile(settingsInput({ kintone: { domain: 'example.cybozu.com' } }))
    expect(await refusal(start('--settings', file))).toContain('  mail.smtp: ')
  })

  it('needs its secrets in the secrets.json that the first start made, and says so of all at once', async () => {
    const mail = { smtp: { ...smtp, user: 'nouhin' }, ops }
    const file = await settingsFile(settingsInput({ kintone: { domain: 'example.cybozu.com' }, mail }))
    const said = await refusal(start('--settings', file))
    const missing = '"kintoneApiToken" (kintone.domain), "smtpPassword" (mail.smtp.user)'
    expect(said).toContain(`add ${missing} to ${data}/secrets.json and start again`)
    expect(said.trimEnd().split('\n')).toHaveLength(1)
    expect(said).not.toContain((await secrets()).webhookSecrets[0])
    expect(existsSync(join(data, 'nouhin.sqlite'))).toBe(false)
  })

  it('and its mail server are tried at the start, which goes on when they are down; secrets are not printed', async () => {
    await mkdir(data)
    await writeFile(join(data, 'secrets.json'), JSON.stringify({ kintoneApiToken: 'token' }))
    // nothing answers on port 443 of this machine, nor on port 1
    const mail = { smtp: { host: '127.0.0.1', port: 1 }, ops }
    const file = await settingsFile(
      settingsInput({ kintone: { domain: '127.0.0.1' }, mail, publicUrl: 'https://nouhin.example.jp' }),
    )
    const running = start('--settings', file)
    await running.says('kintone 127.0.0.1: つながりません / not connected: kintone cannot be reached.')
    const said = await running.says(
      'SMTP 127.0.0.1: つながりません / not connected: The mail server takes no connection: check',
    )
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(200)
    expect(said).toContain('https://nouhin.example.jp/webhook/kintone/<secret> (')
    expect(said).toContain('secrets.json: webhookSecrets[0]')
    const { code, stdout, stderr } = await running.end()
    expect(code).toBe(0)
    for (const secret of [(await secrets()).webhookSecrets[0], (await secrets()).opsPassword])
      expect(stdout + stderr).not.toContain(secret)
  })

  it('needs the password of a mail server’s user in secrets.json', async () => {
    const file = await settingsFile(settingsInput({ mail: { smtp: { ...smtp, user: 'nouhin' } } }))
    expect(await refusal(start('--settings', file))).toContain(`add "smtpPassword" (mail.smtp.user) to ${data}/secrets`)
  })
})

describe('what is taken already', () => {
  it('a port: one line that says what to do', async () => {
    const other = createServer().listen(Number(port), '127.0.0.1')
    const said = await refusal(start()).finally(() => other.close())
    expect(said).toMatch(
      /^nouhin: 127\.0\.0\.1 のポート \d+ は使用中です.* \/ Port \d+ of 127\.0\.0\.1 is in use\. Stop .* or choose another port\.\n$/,
    )
  })

  it('an address that the simulated kintone cannot be reached at: one line that says what to do', async () => {
    expect(await refusal(start('--host', '192.0.2.1'))).toMatch(
      /^nouhin: --host 192\.0\.2\.1: [^\n]*してください \/ [^\n]*choose [^\n]*\n$/,
    )
    expect(existsSync(data)).toBe(false)
  })

  it('a data folder: one line that says what to do, and the first one runs on', async () => {
    const first = start()
    await first.says('Ctrl-C')
    const said = await refusal(nouhin('start', '--port', String(await freePort()), '--data', data))
    expect(said).toMatch(
      /^nouhin: データフォルダー .* は使用中です.* \/ The data folder .* is in use\. Stop .* or choose another folder\.\n$/,
    )
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(200)
    expect((await first.end()).code).toBe(0)
  })
})

describe('a wrong command line', () => {
  it.each([['start', '--port', 'abc'], ['start', '--port', '0'], ['start', '--colour'], ['strat']])(
    'ends with 2: %s %s %s',
    async (...args) => {
      expect(await refusal(nouhin(...args))).toMatch(/^nouhin: .*--help.*\n$/)
    },
  )

  it('is none when help is asked for', async () => {
    expect((await nouhin('--help').ended).code).toBe(0)
  })
})

it('nouhin demo plays all its orders and exits 0', async () => {
  const { code, stdout } = await nouhin('demo').ended
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('4_対応済') })
})
