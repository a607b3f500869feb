import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

it('starts from a folder whose name has Japanese letters and a blank', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nouhin-checkout-'))
  const checkout = join(folder, '納品 x%20')
  await mkdir(checkout)
  for (const part of ['package.json', 'bin', 'embedded', 'kintone-simulator', 'lambdas', 'settings', 'statemachine'])
    await cp(join(root, part), join(checkout, part), { recursive: true })
  await symlink(join(root, 'node_modules'), join(checkout, 'node_modules'))

  const port = String(await freePort())
  const child = spawn(process.execPath, ['bin/nouhin.mjs', 'start', '--port', port], { cwd: checkout })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const closed = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), closed])
  child.kill('SIGTERM')
  const [code] = await closed
  await rm(folder, { recursive: true })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})
