import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from '@jest/globals'
import type { Disk } from '../../../embedded/sqlite/disk.ts'
import { createGroupCommit } from '../../../embedded/sqlite/group-commit.ts'
import { inLittleWhile } from './in-little-while.ts'

/** A disk that takes in what it is given when the test says so. */
function aSlowDisk() {
  const syncs: { done(): void; failed(error: Error): void }[] = []
  let now = 0
  const disk: Disk = {
    sync: () => new Promise((done, failed) => syncs.push({ done, failed })),
    syncNow: () => {
      now++
    },
    gone: () => ({ database: false, wal: false, isDeleted: false }),
    close: () => {},
  }
  const db = new DatabaseSync(':memory:')
  db.exec('CREATE TABLE written (value TEXT PRIMARY KEY)')
  const insert = db.prepare('INSERT INTO written VALUES (?)')
  const values = db.prepare('SELECT group_concat(value) AS them FROM written')
  const moments: string[] = []
  const failures: Error[] = []
  const { commit, read, flush } = createGroupCommit(db, disk, {
    onCommit: (moment, n) => moments.push(`${moment} ${n}`),
    onDiskFailure: (error) => failures.push(error),
  })
  const told = async (what: Promise<unknown>) => await Promise.race([what.then(() => true), inLittleWhile(false)])
  return {
    syncs,
    moments,
    failures,
    syncedNow: () => now,
    flush,
    told,
    write: (value: string) => commit(() => insert.run(value)),
    read: (query: () => unknown = () => values.get()?.them) => read(query),
  }
}

describe('until the disk has taken in a commit', () => {
  it('nobody is told of it, neither who wrote nor who reads', async () => {
    const { write, read, syncs, told, moments } = aSlowDisk()
    const writing = write('a')
    expect(await told(writing)).toBe(false)
    const reading = read()
    expect(await told(reading)).toBe(false)
    expect(moments).toEqual(['before 1'])
    syncs[0]?.done()
    expect(await told(writing)).toBe(true)
    expect(await reading).toBe('a')
    expect(moments).toEqual(['before 1', 'after 1'])
  })

  it('nobody is told either that something is gone', async () => {
    const { write, read, syncs, told } = aSlowDisk()
    const writing = write('a')
    await inLittleWhile()
    const reading = read(() => {
      throw new Error('gone')
    }).catch(() => undefined)
    expect(await told(reading)).toBe(false)
    syncs[0]?.done()
    expect(await told(Promise.all([writing, reading]))).toBe(true)
  })

  it('further writes gather and share the next one', async () => {
    const { write, syncs, told } = aSlowDisk()
    const first = write('a')
    await inLittleWhile()
    const later = [write('b'), write('c')]
    await inLittleWhile()
    const last = write('d')
    expect(syncs).toHaveLength(1)
    syncs[0]?.done()
    expect(await told(first)).toBe(true)
    await inLittleWhile()
    expect(syncs).toHaveLength(2)
    expect(await told(Promise.any([...later, last]))).toBe(false)
    syncs[1]?.done()
    expect(await told(Promise.all([...later, last]))).toBe(true)
  })

  it('a close waits for it, and puts on disk what has gathered', async () => {
    const { write, flush, told, syncedNow } = aSlowDisk()
    const first = write('a')
    await inLittleWhile()
    const second = write('b')
    flush()
    expect(await told(Promise.all([first, second]))).toBe(true)
    expect(syncedNow()).toBe(2)
  })
})

describe('after the disk has failed', () => {
  it('nothing is acknowledged, written or read any more, which is told once', async () => {
    const { write, read, syncs, failures } = aSlowDisk()
    const writing = write('a')
    await inLittleWhile()
    const reading = read()
    const gathered = write('b')
    syncs[0]?.failed(new Error('EIO'))
    const outcomes = await Promise.allSettled([writing, reading, gathered])
    outcomes.push(...(await Promise.allSettled([write('c'), read()])))
    const refused = { status: 'rejected', reason: { name: 'DiskFailed', cause: { message: 'EIO' } } }
    expect(outcomes).toMatchObject(outcomes.map(() => refused))
    expect(syncs).toHaveLength(1)
    expect(failures).toMatchObject([{ name: 'DiskFailed', cause: { message: 'EIO' } }])
  })
})

it('reads do not wait while nothing is on its way to the disk', async () => {
  const { read } = aSlowDisk()
  expect(await read()).toBe(null)
})
