import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { transformSync } from 'esbuild'
import { freePort } from '../../bin/free-port.ts'
import { until } from './until.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const right = [process.execPath]
const old = [process.execPath, '--import', new URL('old-node.mjs', import.meta.url).href]

/** Nodes that are too old: one that says so, and the machine's own if it is one. */
const oldNodes = [old, ...machinesNodes()]

function machinesNodes(): string[][] {
  const files = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'))
  const versionOf = (file: string) => {
    try {
      return execFileSync(file, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    } catch {
      return 'v24'
    }
  }
  return files.filter((file) => Number(versionOf(file).slice(1).split('.')[0]) < 24).map((file) => [file])
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nouhin-launcher-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function launch([node = '', ...flags]: string[], home: string, ...args: string[]) {
  const child = spawn(node, [...flags, ...args], { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([stdout, stderr, [code, signal]]) => ({ stdout, stderr, code, signal }),
  )
  return { child, ended }
}

/** The launcher alone, as it lies in a copy in which something was not installed. */
function copyWithout(what: 'packages' | 'binary') {
  mkdirSync(join(folder, 'bin'))
  cpSync(join(root, 'bin', 'nouhin.mjs'), join(folder, 'bin', 'nouhin.mjs'))
  writeFileSync(join(folder, 'bin', 'main.ts'), "import 'commander'\n")
  if (what === 'packages') return
  mkdirSync(join(folder, 'node_modules', 'node'), { recursive: true })
  writeFileSync(join(folder, 'node_modules', 'node', 'package.json'), '{ "version": "24.21.0" }')
}

describe.each(oldNodes)('an old Node: %s', (...found) => {
  const node = found.filter((part) => part !== undefined)

  it.each(['bin/nouhin.mjs', 'bin/nouhin.ts'])(
    'hands over to the right one, and passes its end on: %s',
    async (file) => {
      expect(await launch(node, root, file, 'show').ended).toEqual({
        code: 2,
        signal: null,
        stdout: '',
        stderr: expect.stringContaining('--help'),
      })
      expect(await launch(node, root, file, '--version').ended).toMatchObject({ code: 0, stderr: '' })
    },
  )

  it('says in one line what to run where the install scripts were not run', async () => {
    copyWithout('binary')
    const { code, stdout, stderr } = await launch(node, folder, 'bin/nouhin.mjs', 'start').ended
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 2, stdout: '', lines: 2 })
    expect(stderr).toContain(`run npm rebuild node --ignore-scripts=false in ${folder}`)
    expect(stderr).toContain('を実行するか')
  })

  it('says in one line what to run where nothing was installed', async () => {
    copyWithout('packages')
    const { code, stderr } = await launch(node, folder, 'bin/nouhin.mjs', 'start').ended
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`run npm ci in ${folder}`) })
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('says so where the file that was brought cannot be run, as one of another machine', async () => {
    copyWithout('binary')
    mkdirSync(join(folder, 'node_modules', 'node', 'bin'))
    writeFileSync(join(folder, 'node_modules', 'node', 'bin', 'node'), 'something else', { mode: 0o755 })
    writeFileSync(join(folder, 'node_modules', 'node', 'bin', 'node.exe'), 'something else')
    const { code, stderr } = await launch(node, folder, 'bin/nouhin.mjs', 'start').ended
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('npm rebuild node') })
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})

it('the right Node says in one line what to run where packages are missing, and makes no folder for them', async () => {
  copyWithout('packages')
  const { code, stderr } = await launch(right, folder, 'bin/nouhin.mjs', 'start').ended
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`run npm ci in ${folder}`) })
  expect(() => readFileSync(join(folder, 'node_modules'))).toThrow('ENOENT')
})

it('runs where a package was installed, below node_modules', async () => {
  const home = join(folder, 'node_modules', 'nouhin')
  mkdirSync(home, { recursive: true })
  for (const part of ['package.json', 'bin', 'embedded', 'lambdas', 'settings', 'statemachine'])
    cpSync(join(root, part), join(home, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'))
  symlinkSync(join(home, 'bin', 'nouhin.mjs'), join(folder, 'nouhin'))
  for (const node of [right, old]) {
    const { code, stderr } = await launch(node, folder, 'nouhin', 'cases', '--data', 'none').ended
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^nouhin: [^\n]*none[^\n]*\n$/) })
  }
})

it('is read by Node 12: nothing in it is newer', () => {
  const code = readFileSync(join(root, 'bin', 'nouhin.mjs'), 'utf8')
  const forTarget = (target: string) => transformSync(code, { target, supported: { 'dynamic-import': true } }).code
  expect(forTarget('node12.20')).toBe(forTarget('esnext'))
})

describe('what the launcher hands over to', () => {
  async function started() {
    const port = String(await freePort())
    const args = ['bin/nouhin.mjs', 'start', '--data', join(folder, 'data'), '--port', port]
    const { child, ended } = launch(old, root, ...args)
    const answers = () =>
      fetch(`http://localhost:${port}/`).then(
        () => true,
        () => false,
      )
    await until(answers, Boolean)
    return { child, ended, gone: () => until(answers, (answered) => !answered) }
  }

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('stops well when the launcher gets %s', async (signal) => {
    const { child, ended } = await started()
    child.kill(signal)
    expect(await ended).toMatchObject({
      code: 0,
      signal: null,
      stderr: '',
      stdout: expect.stringContaining('Stopping'),
    })
  })

  it.each([1, 10, 20, 40])('stops well at a Ctrl-C that comes again %i ms later, whatever ends then', async (gap) => {
    const { child, ended } = await started()
    child.kill('SIGINT')
    await new Promise((resolve) => setTimeout(resolve, gap))
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ code: 0, signal: null })
  })

  it('does not stay behind when the launcher is killed', async () => {
    const { child, gone } = await started()
    child.kill('SIGKILL')
    expect(await gone()).toBe(false)
  })
})
