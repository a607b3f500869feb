import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** In a POSIX shell, where `nouhin` is the command. */
async function inShell(line: string) {
  const script = `nouhin() { "${process.execPath}" bin/nouhin.mjs "$@"; }; ${line}`
  const child = spawn('sh', ['-c', script], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { stdout, stderr, code }
}

describe('whoever has read enough of an answer', () => {
  // The reader is gone before anything is written; the code is the command's own.
  const unread = (command: string) => inShell(`{ ${command}; echo "$?" >&2; } | true`)

  it.each([
    ['--help', '0\n'],
    ['start --help', '0\n'],
    ['doctor --json --settings none.json --data none', '1\n'],
  ])('hears no more of it: %s', async (args, said) => {
    const command = `{ sleep 0.1; nouhin ${args}; }`
    expect((await unread(command)).stderr).toBe(said)
  })

  it('still hears why it failed', async () => {
    expect((await unread('{ sleep 0.1; nouhin show; }')).stderr).toMatch(/^nouhin: [^\n]*--help[^\n]*\n2\n$/)
  })

  it('gets what it reads', async () => {
    const { stdout, stderr } = await inShell('nouhin --help | head -n 1')
    expect({ stdout, stderr }).toEqual({ stdout: 'Usage: nouhin [options] [command]\n', stderr: '' })
  })
})

it.each([
  ['its answer', 'nouhin --help >&-', 0],
  ['what it says of a mistake', 'nouhin show 2>&-', 2],
  ['anything', 'nouhin show >&- 2>&-', 2],
])('a command that has nowhere to write %s ends with its code', async (_, line, code) => {
  expect(await inShell(line)).toEqual({ stdout: '', stderr: '', code })
})

// The kernel of Linux has this device alone.
if (existsSync('/dev/full'))
  it('an answer that the disk did not take in whole is told as that, in one line', async () => {
    const { stderr, code } = await inShell('nouhin --help > /dev/full')
    expect({ stderr, code }).toEqual({ stderr: expect.stringMatching(/^nouhin: 出力先[^\n]+\n$/), code: 2 })
  })
