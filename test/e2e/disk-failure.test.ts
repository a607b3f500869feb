import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'
import { atEndOfTest } from '../at-end-of-test.ts'
import { startNouhin } from './command.ts'
import { until } from './until.ts'

const failingDisk = fileURLToPath(new URL('./failing-disk.ts', import.meta.url))

async function aFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'nouhin-disk-'))
  atEndOfTest(() => rm(folder, { recursive: true }))
  const [data, port] = [join(folder, 'data'), await freePort()]
  return { folder, data, url: `http://localhost:${port}`, start: ['start', '--data', data, '--port', `${port}`] }
}

const turnOne = (url: string) =>
  fetch(`${url}/sample`, { method: 'POST', headers: { origin: url }, redirect: 'manual' }).catch(() => undefined)

async function ordersAt(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/console`, { headers: { accept: 'application/json' } })
  const { open } = (await answer.json()) as { open: { pid: string }[] }
  return open.map(({ pid }) => pid)
}

/** The last words, which must be the only ones beside the log. */
const lastWords = (stderr: string) =>
  stderr
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('{'))

const tooLarge = /^nouhin: .*大きさの上限.*もう一度実行してください \/ .*Raise the limit.*run it again\.$/

describe('a disk that is full', () => {
  it('ends the process at work in one line, and with more room all that was acknowledged goes on', async () => {
    const { data, url, start } = await aFolder()
    const little = { largestFile: 600 }

    const filling = startNouhin(start, little)
    await filling.says('Ctrl-C')
    let acknowledged = 0
    const seen = new Set<string>()
    const turns = async () => {
      for (let answer = await turnOne(url); answer; answer = await turnOne(url)) {
        expect(answer.status).toBe(303)
        acknowledged++
        for (const pid of await ordersAt(url).catch(() => [])) seen.add(pid)
      }
    }
    const [filled] = await Promise.all([filling.ended, turns()])
    expect([filled.code, lastWords(filled.stderr)]).toEqual([2, [expect.stringMatching(tooLarge)]])
    expect(seen.size).toBeGreaterThan(0)

    const again = await startNouhin(start, little).ended
    expect([again.code, lastWords(again.stderr)]).toEqual([2, [expect.stringMatching(tooLarge)]])
    const asked = await startNouhin(['doctor', '--data', data, '--json'], little).ended
    expect(JSON.parse(asked.stdout).checks).toContainEqual(expect.objectContaining({ id: 'room', state: 'ng' }))

    const withRoom = startNouhin(start)
    await withRoom.says('Ctrl-C')
    const orders = await until(
      () => ordersAt(url),
      (found) => found.length >= acknowledged,
    )
    expect(orders).toEqual(expect.arrayContaining([...seen]))
    expect((await turnOne(url))?.status).toBe(303)
    expect((await withRoom.end()).code).toBe(0)
  })

  it.each([0, 1, 16, 40, 100])(
    'with room for files of %i KB makes no start, says so in one line, and leaves nothing that a start with room minds',
    async (largestFile) => {
      const { data, start } = await aFolder()
      const { code, stderr } = await startNouhin(start, { largestFile }).ended
      expect([code, lastWords(stderr)]).toEqual([2, [expect.stringMatching(tooLarge)]])
      expect(await readdir(data)).not.toContain('secrets.json.part')

      const withRoom = startNouhin(start)
      await withRoom.says('Ctrl-C')
      expect((await withRoom.end()).code).toBe(0)
    },
  )

  it('under the log alone stops nothing', async () => {
    const { folder, url, start } = await aFolder()
    // A file that is open for reading takes in as little as a full disk.
    const log = await open(join(folder, 'log'), 'a+').then((file) => file.close().then(() => open(join(folder, 'log'))))
    const place = startNouhin(start, { stdout: log.fd, stderr: log.fd })
    await log.close()
    await until(
      () => fetch(`${url}/`).catch(() => undefined),
      (answer) => answer?.ok === true,
    )
    expect((await turnOne(url))?.status).toBe(303)
    expect((await place.end()).code).toBe(0)
  })
})

describe('a command that meets a full disk says so in one line', () => {
  it.each([
    ['a backup', ['backup', 'copy.sqlite'], 8],
    ['new keys', ['keys', 'rotate'], 0],
  ])('%s, and leaves all as it was', async (_, command, largestFile) => {
    const { folder, data, start } = await aFolder()
    const place = startNouhin(start)
    await place.says('Ctrl-C')
    await place.end()
    const secrets = await readFile(join(data, 'secrets.json'), 'utf8')
    const args = command.map((word) => (word === 'copy.sqlite' ? join(folder, word) : word))

    const { code, stderr } = await startNouhin([...args, '--data', data], { largestFile }).ended
    expect([code, lastWords(stderr)]).toEqual([2, [expect.stringMatching(tooLarge)]])
    expect(await readFile(join(data, 'secrets.json'), 'utf8')).toBe(secrets)
    expect(await readdir(folder)).toEqual(['data'])
    expect((await startNouhin([...args, '--data', data]).ended).code).toBe(0)
  })
})

it('an answer that its file has no room for is none', async () => {
  const { folder, data } = await aFolder()
  const file = await open(join(folder, 'answer'), 'w')
  const asking = startNouhin(['doctor', '--data', data], { largestFile: 0, stdout: file.fd })
  await file.close()
  const { code, stderr } = await asking.ended
  expect([code, lastWords(stderr)]).toEqual([
    2,
    [expect.stringMatching(/出力先.*上限.*The limit|出力先.*Raise the limit/)],
  ])
})

describe('a disk that fails', () => {
  it.each([
    ['EIO', /ディスクの故障を調べて.*Check the disk for faults/],
    ['ENOSPC', /空きを作って.*Make room/],
    ['EDQUOT', /quota/],
  ])('by %s ends the process with what to do, and the next start goes on', async (code, whatToDo) => {
    const { folder, url, start } = await aFolder()
    const broken = join(folder, 'broken')
    const how = { node: ['--import', failingDisk], env: { DISK_FAILS_ONCE: broken } }

    const failing = startNouhin(start, how)
    await failing.says('Ctrl-C')
    await writeFile(broken, code)
    await turnOne(url)
    const ended = await failing.ended
    expect([ended.code, lastWords(ended.stderr)]).toEqual([2, [expect.stringMatching(whatToDo)]])

    await rm(broken)
    const again = startNouhin(start, how)
    await again.says('Ctrl-C')
    expect((await turnOne(url))?.status).toBe(303)
    expect((await again.end()).code).toBe(0)
  })
})
