import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'
import { startNouhin } from './command.ts'

const failingDisk = fileURLToPath(new URL('./failing-disk.ts', import.meta.url))

it('a disk that fails ends the process with what to do, and the next start goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nouhin-disk-'))
  const [data, broken, port] = [join(folder, 'data'), join(folder, 'broken'), await freePort()]
  const url = `http://localhost:${port}`
  const start = () =>
    startNouhin(['start', '--data', data, '--port', `${port}`], {
      node: ['--import', failingDisk],
      env: { DISK_FAILS_ONCE: broken },
    })
  const turnOne = () =>
    fetch(`${url}/sample`, { method: 'POST', headers: { origin: url }, redirect: 'manual' }).catch(() => undefined)

  const failing = start()
  await failing.says('Ctrl-C')
  await writeFile(broken, '')
  await turnOne()
  const { code, stderr } = await failing.ended
  expect([code, stderr.trimEnd().split('\n').at(-1)]).toEqual([2, expect.stringMatching(/Check the disk.*start again/)])

  await rm(broken)
  const again = start()
  await again.says('Ctrl-C')
  expect((await turnOne())?.status).toBe(303)
  expect((await again.end()).code).toBe(0)
  await rm(folder, { recursive: true })
})
