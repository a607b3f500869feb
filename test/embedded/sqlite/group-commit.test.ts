import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from '@jest/globals'
import { temporaryDatabase } from './temporary-database.ts'

function aTable(onCommit?: (moment: string, n: number) => void, onDiskFailure?: (error: Error) => void) {
  const database = temporaryDatabase(undefined, { onCommit, onDiskFailure })
  database.db.exec('CREATE TABLE written (value TEXT PRIMARY KEY)')
  const insert = database.db.prepare('INSERT INTO written VALUES (?)')
  const values = () =>
    database.db
      .prepare('SELECT value FROM written')
      .all()
      .map(({ value }) => value)
  return { ...database, values, write: (value: string) => database.commit(() => insert.run(value)) }
}

describe('the group commit', () => {
  it('resolves with what the write returned', async () => {
    expect(await aTable().commit(() => 42)).toBe(42)
  })

  it('shares one commit among the writes of a turn', async () => {
    const moments: string[] = []
    const { write } = aTable((moment, n) => moments.push(`${moment} ${n}`))
    await Promise.all(['a', 'b', 'c'].map(write))
    await write('d')
    expect(moments).toEqual(['before 1', 'after 1', 'before 2', 'after 2'])
  })

  it('acknowledges nothing before the commit is done', async () => {
    const seen: string[] = []
    const { write } = aTable((moment) => seen.push(moment))
    await write('a').then(() => seen.push('acknowledged'))
    expect(seen).toEqual(['before', 'after', 'acknowledged'])
  })

  it('runs writes in the order they came', async () => {
    const { commit } = aTable()
    const order: number[] = []
    await Promise.all([1, 2, 3].map((n) => commit(() => order.push(n))))
    expect(order).toEqual([1, 2, 3])
  })

  it('undoes and rejects only the write that throws', async () => {
    const { commit, write, values, db } = aTable()
    const broken = commit(() => {
      db.exec("INSERT INTO written VALUES ('half')")
      throw new RangeError('no')
    })
    const outcomes = await Promise.allSettled([write('a'), broken, write('a'), write('b')])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    await expect(broken).rejects.toThrow(RangeError)
    expect(values()).toEqual(['a', 'b'])
  })

  it('rejects all that shared a commit that fails, keeps none, and goes on', async () => {
    const { write, values, db } = aTable()
    db.exec(`CREATE TABLE parent (id INTEGER PRIMARY KEY);
      CREATE TABLE child (parent INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
      CREATE TRIGGER orphan AFTER INSERT ON written WHEN NEW.value = 'orphan' BEGIN INSERT INTO child VALUES (1); END`)
    const outcomes = await Promise.allSettled([write('a'), write('orphan'), write('b')])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(values()).toEqual([])
    await write('c')
    expect(values()).toEqual(['c'])
  })

  it.each([
    ['a little', 5_000],
    ['more than SQLite keeps in memory', 5_000_000],
  ])('acknowledges nothing any more once the disk has no room for %s, which is told once', async (_, bytes) => {
    const failures: Error[] = []
    const { write, values, read, db } = aTable(undefined, (error) => failures.push(error))
    const { page_count } = db.prepare('PRAGMA page_count').get() as { page_count: number }
    db.exec(`PRAGMA max_page_count = ${page_count}`)
    const outcomes: unknown[] = await Promise.allSettled([write('a'), write('x'.repeat(bytes)), write('b')])
    db.exec('PRAGMA max_page_count = 100000')
    outcomes.push(...(await Promise.allSettled([write('c'), read(values)])))
    const full = { name: 'DiskFailed', cause: { errcode: 13 } }
    expect(outcomes).toMatchObject(outcomes.map(() => ({ status: 'rejected', reason: full })))
    expect([values(), db.isTransaction]).toEqual([[], false])
    expect(failures).toMatchObject([full])
  })

  it('ends as well when another program keeps the file to itself', async () => {
    const failures: Error[] = []
    const { write, path, db } = aTable(undefined, (error) => failures.push(error))
    db.exec('PRAGMA busy_timeout = 0')
    const other = new DatabaseSync(path)
    other.exec('BEGIN IMMEDIATE')
    await expect(write('a')).rejects.toMatchObject({ name: 'DiskFailed', cause: { errcode: 5 } })
    other.close()
    expect(failures).toHaveLength(1)
  })

  it('is told of a full disk at the close, too', async () => {
    const failures: Error[] = []
    const { write, db, close } = aTable(undefined, (error) => failures.push(error))
    const { page_count } = db.prepare('PRAGMA page_count').get() as { page_count: number }
    db.exec(`PRAGMA max_page_count = ${page_count}`)
    const written = Promise.allSettled([write('x'.repeat(5_000))])
    close()
    expect(failures).toMatchObject([{ name: 'DiskFailed' }])
    expect(await written).toMatchObject([{ status: 'rejected', reason: { name: 'DiskFailed' } }])
  })

  it('leaves no transaction open between two turns', async () => {
    const { write, db } = aTable()
    const writing = write('a')
    expect(db.isTransaction).toBe(false)
    await writing
    expect(db.isTransaction).toBe(false)
  })

  it('commits what is pending when the database is closed', async () => {
    const { write, close } = aTable()
    const writing = write('a')
    close()
    await expect(writing).resolves.toBeDefined()
  })

  it('rejects a write to a closed database', async () => {
    const { write, close } = aTable()
    close()
    await expect(write('a')).rejects.toMatchObject({ name: 'DatabaseClosed' })
  })
})
