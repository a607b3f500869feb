import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'
import { atEndOfTest } from '../at-end-of-test.ts'
import { startNouhin } from './command.ts'
import { lastWords, startFull, startWithRoom, turnOne, workUntilFull } from './full-disk.ts'
import { until } from './until.ts'

const failingDisk = fileURLToPath(new URL('./failing-disk.ts', import.meta.url))

async function aFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'nouhin-disk-'))
  atEndOfTest(() => rm(folder, { recursive: true }))
  const [data, port] = [join(folder, 'data'), await freePort()]
  return { folder, data, url: `http://localhost:${port}`, start: ['start', '--data', data, '--port', `${port}`] }
}

const tooLarge = /^nouhin: .*大きさの上限.*もう一度実行してください \/ .*Raise the limit.*run it again\.$/

describe('a disk that is full', () => {
  it('ends the process at work in one line, and with more room all that was acknowledged goes on', async () => {
    const { data, url, start } = await aFolder()
    const little = { largestFile: 600 }

    const filled = await workUntilFull(start, url, little)
    expect(filled).toMatchObject({ code: 2, words: [expect.stringMatching(tooLarge)] })
    expect([new Set(filled.answers), filled.seen.length > 0]).toEqual([new Set([303]), true])

    // It mails nobody: what it cannot keep was sent, it would send at every start.
    const refused = { code: 2, words: [expect.stringMatching(tooLarge)], began: false }
    expect(await startFull(start, little)).toEqual(refused)
    const asked = await startNouhin(['doctor', '--data', data, '--json'], little).ended
    expect(JSON.parse(asked.stdout).checks).toContainEqual(expect.objectContaining({ id: 'room', state: 'ng' }))

    const { orders, more, code } = await startWithRoom(start, url, filled.answers.length)
    expect(orders).toEqual(expect.arrayContaining(filled.seen))
    expect([more, code]).toEqual([303, 0])
  })

  const mayMount = spawnSync('unshare', ['-Urm', 'true']).status === 0
  const smallDisk = fileURLToPath(new URL('./small-disk.ts', import.meta.url))
  // Without root a file system can be made on a Linux that lets users have namespaces, and nowhere else.
  const itMounts = mayMount ? it : it.skip

  itMounts('of 2 MB, in a file system of its own, loses nothing either', async () => {
    const { folder } = await aFolder()
    const { stdout } = await promisify(execFile)('unshare', ['-Urm', process.execPath, smallDisk, folder])
    const { filled, again, withRoom } = JSON.parse(stdout)
    const noRoom = [
      expect.stringMatching(
        /^nouhin: .*空きを作って、もう一度.* \/ There is no room left .*Make room, then run it again\.$/,
      ),
    ]
    expect([filled, again]).toMatchObject([
      { code: 2, words: noRoom },
      { code: 2, words: noRoom, began: false },
    ])
    expect(new Set(filled.answers)).toEqual(new Set([303]))
    expect(withRoom).toMatchObject({ more: 303, code: 0, orders: expect.arrayContaining(filled.seen) })
  })

  it.each([0, 16, 500])(
    'with room for files of %i KB makes no start, says so in one line, and leaves nothing',
    async (largestFile) => {
      const { data, start } = await aFolder()
      const { code, stderr } = await startNouhin(start, { largestFile }).ended
      expect([code, lastWords(stderr)]).toEqual([2, [expect.stringMatching(tooLarge)]])
      expect(existsSync(data)).toBe(false)

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
