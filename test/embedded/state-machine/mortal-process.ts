import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Commit } from '../../../embedded/state-machine/ports.ts'
import { commitTo } from './bench.ts'

/** Whether the process dies before its write reaches the disk, or after it but before anyone hears of it. */
export type Death = 'before' | 'after'

/** A commit whose process dies at its n-th write: from then on nothing is written and nothing is answered. */
export const createMortalCommit = (db: DatabaseSync, deathAt: number, death: Death) => {
  const commit = commitTo(db)
  const dead = Promise.withResolvers<'dead'>()
  const never = new Promise<never>(() => {})
  let made = 0
  const mortal: Commit = async (write) => {
    made += 1
    if (made < deathAt) return commit(write)
    if (made === deathAt && death === 'after') await commit(write).catch(() => undefined)
    dead.resolve('dead')
    return never
  }
  return { commit: mortal, died: dead.promise, made: () => made }
}

/** A database in a file, opened anew by each process. */
export const createDatabaseFile = () => {
  const folder = mkdtempSync(join(tmpdir(), 'state-machine-'))
  return {
    open: (): DatabaseSync => {
      const db = new DatabaseSync(join(folder, 'test.sqlite'))
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF')
      return db
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
