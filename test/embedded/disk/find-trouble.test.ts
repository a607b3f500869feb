import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from '@jest/globals'
import { DataFolderInUse } from '../../../embedded/data-folder/errors.ts'
import { diskTroubleOf, isOfDisk } from '../../../embedded/disk/find-trouble.ts'
import { DatabaseUnreadable, DiskFailed } from '../../../embedded/sqlite/errors.ts'
import { atEndOfTest } from '../../at-end-of-test.ts'
import { temporaryFolder } from '../sqlite/temporary-database.ts'
import { printsWithin } from './limited-process.ts'

const coded = (code: string) => Object.assign(new Error(`${code}: write`), { code })
const ofSqlite = (errcode: number) => Object.assign(new Error('disk'), { code: 'ERR_SQLITE_ERROR', errcode })
const kindOf = (error: unknown) => diskTroubleOf(error, temporaryFolder())?.kind

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}

function aDatabase(path = join(temporaryFolder(), 'a.sqlite')) {
  const db = new DatabaseSync(path, { timeout: 0 })
  atEndOfTest(() => db.close())
  return { db, path }
}

describe('the trouble behind an error', () => {
  it.each([
    ['ENOSPC', 'full'],
    ['EDQUOT', 'over-quota'],
    ['EFBIG', 'file-too-large'],
    ['EROFS', 'read-only'],
    ['EIO', 'failing'],
    ['EACCES', undefined],
    ['ENOENT', undefined],
  ])('%s of the operating system is %s', (code, kind) => {
    expect(kindOf(coded(code))).toBe(kind)
  })

  it.each([
    ['SQLITE_FULL', 13, 'full'],
    ['SQLITE_IOERR_WRITE', 778, 'failing'],
    ['SQLITE_IOERR_SHMSIZE', 4874, 'failing'],
    ['SQLITE_CORRUPT_INDEX', 779, 'damaged'],
    ['SQLITE_BUSY_SNAPSHOT', 517, 'in-use'],
    ['SQLITE_CONSTRAINT_UNIQUE', 2067, undefined],
    ['SQLITE_ERROR', 1, undefined],
  ])('%s of SQLite is, on a disk that is in order, %s', (_, code, kind) => {
    expect(kindOf(ofSqlite(code))).toBe(kind)
  })

  it('is found however deep it lies', () => {
    expect(kindOf(new DatabaseUnreadable({ cause: new DiskFailed({ cause: ofSqlite(13) }) }))).toBe('full')
  })

  it('is a fault of the disk where nothing more is known of what it did not keep', () => {
    expect(kindOf(new DiskFailed({ cause: new Error('?') }))).toBe('failing')
  })

  it('is none in a folder that another one uses', () => {
    expect(kindOf(new DataFolderInUse('.nouhin', { cause: ofSqlite(5) }))).toBeUndefined()
  })

  it('is none in what is no error', () => {
    expect([undefined, null, 'ENOSPC', {}].map(kindOf)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('names the folder and what to do, in both languages and one line', () => {
    const { message } = diskTroubleOf(coded('ENOSPC'), '/var/lib/nouhin') ?? {}
    expect(message).toBe(
      '/var/lib/nouhin のディスクに空きがありません。空きを作って、もう一度実行してください / There is no room left on the disk of /var/lib/nouhin. Make room, then run it again.',
    )
  })
})

describe('what SQLite says by itself', () => {
  it('of a database without room', () => {
    const { db } = aDatabase()
    db.exec('CREATE TABLE a (b); PRAGMA max_page_count = 2')
    expect(kindOf(thrownBy(() => db.exec('INSERT INTO a VALUES (zeroblob(9000))')))).toBe('full')
  })

  it('of a file that is no database', () => {
    const { db, path } = aDatabase()
    writeFileSync(path, 'something else '.repeat(100))
    expect(kindOf(thrownBy(() => db.exec('CREATE TABLE a (b)')))).toBe('damaged')
  })

  it('of a database that another program keeps to itself', () => {
    const { db, path } = aDatabase()
    aDatabase(path).db.exec('BEGIN EXCLUSIVE')
    expect(kindOf(thrownBy(() => db.exec('CREATE TABLE a (b)')))).toBe('in-use')
  })

  it('of what a rule of its tables refuses is no trouble of the disk', () => {
    const { db } = aDatabase()
    db.exec('CREATE TABLE a (b UNIQUE); INSERT INTO a VALUES (1)')
    const refused = thrownBy(() => db.exec('INSERT INTO a VALUES (1)'))
    expect([isOfDisk(refused), kindOf(refused)]).toEqual([false, undefined])
  })
})

describe('where a start stops without room', () => {
  const stopsAt = (largestFile: number, open: string) => {
    const folder = temporaryFolder()
    return printsWithin(
      largestFile,
      `import { openDataFolder } from './embedded/data-folder/data-folder.ts'
       import { diskTroubleOf } from './embedded/disk/find-trouble.ts'
       import { openDatabase } from './embedded/sqlite/database.ts'
       import { openStore } from './kintone-simulator/store.ts'
       const folder = ${JSON.stringify(folder)}
       try { ${open}; console.log('open') } catch (error) { console.log(diskTroubleOf(error, folder)?.kind) }`,
    )
  }

  it.each([
    ['the secrets', 0, 'openDataFolder(folder)'],
    ['the data file', 0, "openDatabase(folder + '/nouhin.sqlite')"],
    ['its first page', 2, "openDatabase(folder + '/nouhin.sqlite')"],
    ['its index in memory', 16, "openDatabase(folder + '/nouhin.sqlite')"],
    ['its tables', 40, "openDatabase(folder + '/nouhin.sqlite')"],
    ['the simulated kintone', 16, "openStore(folder + '/kintone-simulator.sqlite')"],
  ])('at %s, the limit is told', (_, largestFile, open) => {
    expect(stopsAt(largestFile, open)).toBe('file-too-large')
  })

  it('with enough of it, nowhere', () => {
    expect(stopsAt(1_000, "openDataFolder(folder); openDatabase(folder + '/nouhin.sqlite')")).toBe('open')
  })
})
