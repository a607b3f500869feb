import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import { type DataFolder, openDataFolder } from '../../../embedded/data-folder/data-folder.ts'
import { temporaryFolder } from '../sqlite/temporary-database.ts'

const opened: DataFolder[] = []
const children: ChildProcess[] = []
afterEach(() => {
  for (const folder of opened.splice(0)) folder.close()
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

function open(folder: string): DataFolder {
  const data = openDataFolder(folder)
  opened.push(data)
  return data
}

async function openElsewhere(folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holding-process.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

const newFolder = () => join(temporaryFolder(), 'a', 'data')
const secretsOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))
function folderWith(content: string): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'secrets.json'), content)
  return folder
}
const inUse = expect.objectContaining({ name: 'DataFolderInUse' })

describe('the data folder', () => {
  it('is made for its owner alone', () => {
    const folder = newFolder()
    open(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  it('with orders and without their keys is refused, until it is told to make new ones', () => {
    const folder = temporaryFolder()
    const write = (name: string, content: string) => writeFileSync(join(folder, name), content)
    write('nouhin.sqlite', '')
    expect(() => open(folder)).toThrow(expect.objectContaining({ name: 'SecretsLost' }))
    expect(readdirSync(folder)).not.toContain('secrets.json')
    write('secrets.json', '{}')
    open(folder)
    expect(Object.keys(secretsOf(folder))).toEqual(['linkKeys', 'webhookSecrets', 'opsPassword'])
  })

  it('is refused to a second one in the same process', () => {
    const folder = newFolder()
    open(folder)
    expect(() => open(folder)).toThrow(inUse)
  })

  it('is refused while another process has it', async () => {
    const folder = newFolder()
    await openElsewhere(folder)
    expect(() => open(folder)).toThrow(inUse)
    expect(() => open(folder)).toThrow(/Stop the Nouhin that runs on it/)
  })

  it('is free once that process was killed', async () => {
    const folder = newFolder()
    const child = await openElsewhere(folder)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(() => open(folder)).not.toThrow()
  })

  it('is free once closed', () => {
    const folder = newFolder()
    open(folder).close()
    expect(() => open(folder)).not.toThrow()
  })

  it('is free after a start that its secrets refused', () => {
    const folder = folderWith('{"linkKeys": {}}')
    expect(() => open(folder)).toThrow(expect.objectContaining({ name: 'SecretsInvalid' }))
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify(secretsOfAnother()))
    expect(() => open(folder)).not.toThrow()
  })

  it('that cannot be made says so', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(() => open(join(file, 'data'))).toThrow(expect.objectContaining({ name: 'DataFolderUnusable' }))
  })
})

function secretsOfAnother() {
  const folder = newFolder()
  open(folder).close()
  return secretsOf(folder)
}

describe('the secrets', () => {
  it('are made at the first start and kept', async () => {
    const folder = newFolder()
    const first = open(folder)
    const ring = await first.secrets.keyRing()
    const webhook = await first.secrets.webhookSecrets()
    first.close()
    const second = open(folder)
    expect(await second.secrets.keyRing()).toEqual(ring)
    expect(await second.secrets.webhookSecrets()).toEqual(webhook)
  })

  it('are 32 random bytes for links and one secret for the webhook', async () => {
    const { secrets } = open(newFolder())
    const { current, keys } = await secrets.keyRing()
    expect(Buffer.from(keys[current] ?? '', 'base64url')).toHaveLength(32)
    expect(await secrets.webhookSecrets()).toEqual([expect.stringMatching(/^[\w-]{32}$/)])
  })

  it('differ from folder to folder, the name of the key included', async () => {
    const [a, b] = await Promise.all([newFolder(), newFolder()].map((folder) => open(folder).secrets.keyRing()))
    expect(a?.current).not.toBe(b?.current)
    expect(Object.values(a?.keys ?? {})).not.toEqual(Object.values(b?.keys ?? {}))
  })

  it.each(['linkKeys', 'webhookSecrets', 'opsPassword'])('without %s get it, and keep the others', (missing) => {
    const { [missing]: _, ...rest } = { ...secretsOfAnother(), kintoneApiToken: 'abc' }
    const folder = folderWith(JSON.stringify(rest))
    const first = open(folder)
    expect(first).toMatchObject({ kintone: { apiToken: 'abc' }, opsPassword: expect.stringMatching(/^[\w-]{20}$/) })
    expect(secretsOf(folder)).toMatchObject(rest)
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
    const completed = secretsOf(folder)
    first.close()
    open(folder)
    expect(secretsOf(folder)).toEqual(completed)
  })

  it('leave no half-written file behind', () => {
    const folder = newFolder()
    open(folder)
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([])
  })

  it('for kintone and mail are what was added by hand', () => {
    const smtp = { smtpPassword: 'pässword', smtpClientSecret: 'hush', smtpRefreshToken: 'r0' }
    const added = { kintoneApiToken: 'abc', ...smtp }
    const data = open(folderWith(JSON.stringify({ ...secretsOfAnother(), ...added })))
    expect(data).toMatchObject({ kintone: { apiToken: 'abc' }, smtp })
  })

  it('take in a refresh token that the provider gives in place of the last, and nothing else changes', () => {
    const before = { ...secretsOfAnother(), smtpClientSecret: 'hush', smtpRefreshToken: 'r0' }
    const folder = folderWith(JSON.stringify(before))
    open(folder).replaceRefreshToken({ used: 'r0', next: 'r1' })
    expect(secretsOf(folder)).toEqual({ ...before, smtpRefreshToken: 'r1' })
  })

  it('keep the refresh token that a person has written since', () => {
    const folder = folderWith(JSON.stringify({ ...secretsOfAnother(), smtpRefreshToken: 'by hand' }))
    open(folder).replaceRefreshToken({ used: 'r0', next: 'r1' })
    expect(secretsOf(folder)).toMatchObject({ smtpRefreshToken: 'by hand' })
  })

  it('are read again when fresh ones are asked for', async () => {
    const folder = newFolder()
    const { secrets } = open(folder)
    const before = await secrets.keyRing()
    const file = secretsOf(folder)
    file.linkKeys.keys.next = 'n'.repeat(43)
    file.linkKeys.current = 'next'
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify(file))
    expect(await secrets.keyRing()).toEqual(before)
    expect(await secrets.keyRing(true)).toMatchObject({ current: 'next' })
  })

  it('that others could read are taken away from them', () => {
    const folder = folderWith(JSON.stringify(secretsOfAnother()))
    const file = join(folder, 'secrets.json')
    chmodSync(file, 0o644)
    open(folder)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['a short link key', { linkKeys: { current: 'a', keys: { a: 'hunter2' } } }, 'linkKeys.keys.a: 32 バイト以上'],
    [
      'a current key that is not there',
      { linkKeys: { current: 'hunter2', keys: {} } },
      'linkKeys.current: keys にある名前',
    ],
    ['a short webhook secret', { webhookSecrets: ['hunter2'] }, 'webhookSecrets.0: URL の一部'],
    ['no webhook secret', { webhookSecrets: [] }, 'webhookSecrets: '],
    ['an empty password', { smtpPassword: '' }, 'smtpPassword: '],
    ['an unknown entry', { smtpPasword: 'hunter2' }, 'smtpPasword'],
  ])('with %s are refused by key and rule, without the value', (_, change, problem) => {
    const folder = folderWith(JSON.stringify({ ...secretsOfAnother(), ...change }))
    const refusal = refusalOf(folder)
    expect(refusal).toContain(problem)
    expect(refusal).not.toContain('hunter2')
  })

  it.each(['{"smtpPassword": hunter2}', '{\n  "smtpPassword": "hunter2"\n  "kintoneApiToken": "hunter2"\n}', ''])(
    'that are no JSON are refused without quoting them',
    (content) => {
      const refusal = refusalOf(folderWith(content))
      expect(refusal).toMatch(/secrets.json: .*正しい JSON にしてください.* \/ valid JSON/s)
      expect(refusal).not.toContain('hunter2')
    },
  )

  it('are read though an editor has put a byte order mark before them', () => {
    const folder = folderWith(`\uFEFF${JSON.stringify({ ...secretsOfAnother(), kintoneApiToken: 'by hand' })}`)
    expect(open(folder).kintone.apiToken).toBe('by hand')
  })

  it('that are no JSON are refused with the place, where it is known', () => {
    expect(refusalOf(folderWith('{\n  "smtpPassword": "a"\n  "b": 1\n}'))).toContain('see line 3 column 3')
  })
})

/** All that a log could show of the refusal. */
function refusalOf(folder: string): string {
  try {
    open(folder)
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message} ${error.stack} ${error.cause}` : ''
  }
  return 'not refused'
}
