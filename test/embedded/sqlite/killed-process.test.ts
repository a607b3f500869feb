import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from '@jest/globals'
import { createOrderStore } from '../../../embedded/sqlite/order-store.ts'
import { temporaryDatabase, temporaryFolder } from './temporary-database.ts'

const program = join(import.meta.dirname, 'writing-process.ts')

/** Runs the writing process until it is killed; gives the acknowledged pids and those found in the file afterwards. */
async function runUntilKilled(kill: { after: number } | { at: 'before' | 'after'; n: number }) {
  const path = join(temporaryFolder(), 'nouhin.sqlite')
  const child = spawn(process.execPath, [program, path, ...('at' in kill ? [kill.at, `${kill.n}`] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if ('after' in kill) {
    let lines = 0
    child.stdout.on('data', (chunk: Buffer) => {
      lines += chunk.toString().split('\n').length - 1
      if (lines >= kill.after) child.kill('SIGKILL')
    })
  }
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')])
  const orders = createOrderStore(temporaryDatabase(path))
  const { items } = await orders.list({ state: 'open', newestFirst: false, limit: 100_000 })
  const byNumber = (pid: string) => Number(pid.split('-')[1])
  return {
    acknowledged: output.trim().split('\n').filter(Boolean),
    found: items.toSorted((a, b) => byNumber(a) - byNumber(b)),
  }
}

describe('a process killed with SIGKILL', () => {
  it('has lost no write that it acknowledged', async () => {
    const { acknowledged, found } = await runUntilKilled({ after: 20 })
    expect(acknowledged.length).toBeGreaterThanOrEqual(20)
    expect(found.slice(0, acknowledged.length)).toEqual(acknowledged)
    expect(found.length - acknowledged.length).toBeLessThanOrEqual(1)
  })

  it('right before a commit leaves nothing of it', async () => {
    const { acknowledged, found } = await runUntilKilled({ at: 'before', n: 3 })
    expect(acknowledged).toEqual(['k1-1-1', 'k1-2-1'])
    expect(found).toEqual(acknowledged)
  })

  it('right after a commit, unacknowledged, leaves all of it', async () => {
    const { acknowledged, found } = await runUntilKilled({ at: 'after', n: 3 })
    expect(acknowledged).toEqual(['k1-1-1', 'k1-2-1'])
    expect(found).toEqual([...acknowledged, 'k1-3-1'])
  })
})
