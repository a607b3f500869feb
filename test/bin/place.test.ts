import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'
import { type Place, startPlace } from '../../bin/place.ts'
import { parseSettings, type SettingsInput } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'

const places: Place[] = []
const folders: string[] = []
afterEach(async () => {
  for (const place of places.splice(0)) await place.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nouhin-place-'))
  folders.push(folder)
  return folder
}

/** Port 1 of this machine: nothing answers there. */
const mail = { smtp: { host: '127.0.0.1', port: 1 }, ops: ['ops@example.com'] }
const realKintone = { kintone: { domain: '127.0.0.1' }, mail }
const log = { info: () => {}, warn: () => {}, error: () => {} }

async function start(data: string, changes: Partial<SettingsInput> = {}, host = '127.0.0.1') {
  const settings = parseSettings(settingsInput(changes))
  const place = await startPlace({ settings, data, host, port: await freePort(), log })
  places.push(place)
  return place
}
const stopped = async (starting: Promise<Place>) => (await starting).stop()

async function moveClock({ url }: Place) {
  const moved = await fetch(`${url}/clock`, {
    method: 'POST',
    body: new URLSearchParams({ seconds: '60' }),
    headers: { origin: url },
    redirect: 'manual',
  })
  expect(moved.status).toBe(303)
}

const statusFor = (url: string, host: string) =>
  new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (answer) => resolve(answer.resume().statusCode))
      .on('error', reject)
      .end()
  })

describe('a data folder', () => {
  it('of the simulated kintone is refused to a real one, and goes on as it was', async () => {
    const data = temporaryFolder()
    await stopped(start(data))
    writeFileSync(join(data, 'secrets.json'), JSON.stringify({ kintoneApiToken: 'token' }))
    await expect(start(data, realKintone)).rejects.toMatchObject({ name: 'PlaceChanged' })
    await expect(start(data)).resolves.toMatchObject({ isDemo: true })
  })

  it('of one app is refused to another', async () => {
    const data = temporaryFolder()
    await stopped(start(data))
    await expect(start(data, { kintone: { appId: '2' } })).rejects.toMatchObject({ name: 'PlaceChanged' })
  })

  it('whose clock was moved is refused to a real mail server, and goes on without one', async () => {
    const data = temporaryFolder()
    const place = await start(data)
    await moveClock(place)
    await place.stop()
    await expect(start(data, { mail })).rejects.toMatchObject({ name: 'ClockAhead' })
    await expect(start(data)).resolves.toBeDefined()
  })

  it('keeps every file for its owner alone', async () => {
    const data = temporaryFolder()
    await start(data)
    const files = readdirSync(data)
    expect(files).toEqual(expect.arrayContaining(['kintone-simulator.sqlite-wal', 'lock.sqlite', 'nouhin.sqlite']))
    expect(files.filter((file) => (statSync(join(data, file)).mode & 0o077) !== 0)).toEqual([])
  })
})

describe('where nothing real is connected', () => {
  it('this machine alone is served by its own names alone', async () => {
    const { url } = await start(temporaryFolder())
    for (const path of ['/', '/console', '/mailbox/mails.json', '/k/1/', '/style.css', '/none'])
      expect(await statusFor(url + path, 'evil.example')).toBe(421)
    expect(await statusFor(url, new URL(url).host)).toBe(200)
  })

  it('there is nothing to try', async () => {
    expect((await start(temporaryFolder())).connections).toEqual([])
  })
})

it('a real kintone and mail server are tried by asking them, and fail with what to do', async () => {
  const data = temporaryFolder()
  writeFileSync(join(data, 'secrets.json'), JSON.stringify({ kintoneApiToken: 'token' }))
  const { connections } = await start(data, realKintone)
  expect(connections.map(({ name }) => name)).toEqual(['kintone 127.0.0.1', 'SMTP 127.0.0.1'])
  const results = await Promise.allSettled(connections.map(({ check }) => check()))
  expect(results).toEqual([
    { status: 'rejected', reason: expect.objectContaining({ name: 'KintoneUnavailable' }) },
    { status: 'rejected', reason: expect.objectContaining({ name: 'MailNotSent' }) },
  ])
})
