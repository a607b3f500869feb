import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { freePort } from '../../../bin/free-port.ts'
import { settingsInput } from '../../builders/settings.ts'
import { run, runJson } from './run.ts'
import { runAlone } from './run-alone.ts'

let folder: string
let nowhere: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nouhin-bad-input-'))
  nowhere = `http://localhost:${await freePort()}`
  const mail = { smtp: { host: 'localhost', port: 1 }, ops: ['ops@example.jp'] }
  const settings = settingsInput({ kintone: { domain: 'example.cybozu.com' }, mail })
  writeFileSync(join(folder, 'office.json'), JSON.stringify(settings))
  writeFileSync(join(folder, 'broken.json'), '{ "lanes"')
})
afterAll(() => rmSync(folder, { recursive: true }))

const commands = ['doctor', 'setup', 'cases', 'show', 'resend', 'reassign', 'cancel', 'retry', 'backup']
const inAws = {
  AWS_REGION: '',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/none',
  AWS_SHARED_CREDENTIALS_FILE: '/none',
}

/** One line on stderr, with 2; the folder stays as it was. @returns the line */
async function refusal(args: string[], env: Record<string, string> = {}, runIt = run) {
  const before = readdirSync(folder)
  const { code, stdout, stderr } = await runIt(args, { cwd: folder, env })
  expect({ code, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 })
  expect(readdirSync(folder)).toEqual(before)
  return stderr
}

it.each([...commands, 'init'])('%s answers an unknown option with where to look', async (command) => {
  expect(await refusal([command, '--colour', 'red'])).toContain('--help')
})

it.each([
  ['show', '--colour'],
  ['cases', '--data', 'none'],
  ['keys', 'rotate', '--stage', 'prod'],
])('is refused by a process that then ends: %s %s %s', async (...args) => {
  await refusal(args, inAws, runAlone)
})

it.each([
  ['show'],
  ['resend'],
  ['reassign', 'k1-1-1', '--from', 'sato'],
  ['cancel', 'k1-1-1'],
  ['cancel', 'k1-1-1', '--reason', ' '],
  ['cancel', 'k1-1-1', '--reason', '\u200b'],
  ['cancel', 'k1-1-1', '--reason', 'あ'.repeat(501)],
  ['retry'],
  ['retry', '--all'],
  ['retry', 'k1-1-1', '--all', '--error', 'X'],
  ['retry', '--all', '--error', ' '],
  ['resend', 'k1-1-1', '--task', 'first'],
  ['cases', '--status', 'lost'],
  ['cases', '--stage', 'Prod!'],
  ['backup'],
  ['colour'],
])('an incomplete or wrong command is told so: %s %s %s %s', async (...args) => {
  await refusal(args.filter((arg) => arg !== undefined))
})

it('a reason that is too long is told how long it may be, and is', async () => {
  const told = await refusal(['cancel', 'k1-1-1', '--reason', 'あ'.repeat(501)])
  expect(told).toContain('500 文字以内で入力してください(いま 501 文字)。')
})

it.each([['cases'], ['show', 'k1-1-1'], ['resend', 'k1-1-1'], ['backup', 'copy.sqlite'], ['keys', 'rotate']])(
  'a data folder that is none is told so, and none is made: %s %s',
  async (...args) => {
    expect(await refusal([...args.filter((arg) => arg !== undefined), '--data', 'none'])).toMatch(/none/)
  },
)

describe('a data file that cannot be opened', () => {
  const at = (file: string) => ['--data', join(folder, file)]
  beforeAll(() => {
    for (const [name, content] of [
      ['damaged', 'something else '.repeat(1_000)],
      ['empty', ''],
    ] as const) {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'nouhin.sqlite'), content)
    }
  })

  it.each([['cases'], ['show', 'k1-1-1'], ['resend', 'k1-1-1'], ['backup', 'copy.sqlite']])(
    'is told so, with what to do: %s %s',
    async (...args) => {
      for (const file of ['damaged', 'empty'])
        expect(await refusal([...args.filter((arg) => arg !== undefined), ...at(file)])).toContain('restore a backup')
    },
  )

  it('is a line of doctor’s, and so are the secrets that are gone while orders are there', async () => {
    const { code, json } = await runJson(['doctor', ...at('damaged')], { cwd: folder })
    const wrong = json.checks.filter(({ state }: { state: string }) => state === 'ng')
    expect([code, wrong.map(({ id }: { id: string }) => id)]).toEqual([1, ['secrets', 'data']])
    expect(wrong[0].repair.en).toContain('put back the copy')
  })
})

describe('settings', () => {
  it.each(['setup', 'settings push'])('that are no JSON are told so by %s', async (command) => {
    const { code, stderr } = await run([...command.split(' '), '--settings', 'broken.json'], { cwd: folder })
    expect([code, stderr]).toEqual([2, expect.stringContaining('valid JSON')])
  })

  it('without a kintone domain have nothing to set up', async () => {
    expect(await refusal(['setup'])).toContain('kintone.domain')
  })
})

describe('kintone', () => {
  const office = ['--settings', 'office.json']

  it('without a token: setup says where it belongs', async () => {
    expect(await refusal(['setup', ...office])).toContain('secrets.json')
  })

  it('that cannot be reached: setup says so', async () => {
    const env = { KINTONE_BASE_URL: nowhere, NOUHIN_KINTONE_SETUP_TOKEN: 'token' }
    expect(await refusal(['setup', ...office], env)).toContain('kintone.domain')
  })
})

describe('AWS', () => {
  const acts = [['doctor'], ['setup'], ['cases'], ['settings', 'push'], ['keys', 'rotate']]

  it.each(acts)('without a region is told so: %s %s', async (...args) => {
    const stage = args[0] === 'settings' ? 'demo' : 'prod'
    const said = await refusal([...args.filter((arg) => arg !== undefined), '--stage', stage], inAws)
    expect(said).toMatch(args[0] === 'settings' ? /AWS_REGION|settings/ : /AWS_REGION/)
  })

  it.each(acts.filter(([name]) => name !== 'settings'))('without credentials is told so: %s %s', async (...args) => {
    const env = { ...inAws, AWS_REGION: 'ap-northeast-1' }
    const said = await refusal([...args.filter((arg) => arg !== undefined), '--stage', 'prod'], env)
    expect(said).toContain('aws sso login')
  })

  it('without the SDK, as an installation for use is, says which copy to use', async () => {
    const env = { ...inAws, NODE_OPTIONS: `--import=${new URL('without-sdk.ts', import.meta.url)}` }
    expect(await refusal(['cases', '--stage', 'prod'], env, runAlone)).toContain('--omit=dev')
  })

  it('that cannot be reached is told so', async () => {
    const env = {
      ...inAws,
      AWS_REGION: 'ap-northeast-1',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_ENDPOINT_URL: nowhere,
      AWS_MAX_ATTEMPTS: '1',
    }
    expect(await refusal(['keys', 'rotate', '--stage', 'prod'], env)).toContain('AWS につながりません')
  })
})
