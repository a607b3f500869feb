import type { DatabaseSync } from 'node:sqlite'
import { DatabaseClosed } from './errors.ts'

/**
 * Runs `write` synchronously inside a transaction and resolves with its value once COMMIT has returned. A `write` that
 * throws undoes its own changes only and rejects the promise; a COMMIT that fails rejects all that shared it.
 */
export type Commit = <T>(write: () => T) => Promise<T>

/** Told right before and right after the nth COMMIT, n counting from 1. */
export type CommitHook = (moment: 'before' | 'after', n: number) => void

interface Pending {
  /** Runs the write; returns what settles its promise once the batch is on disk. */
  attempt(): () => void
  reject(error: unknown): void
}

/**
 * Group commit: an fsync costs far more than a write, so all writes of one turn of the event loop share one.
 * `flush` commits what is pending at once.
 */
export function createGroupCommit(db: DatabaseSync, onCommit?: CommitHook): { commit: Commit; flush: () => void } {
  const sql = {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    save: db.prepare('SAVEPOINT one_write'),
    release: db.prepare('RELEASE one_write'),
    undo: db.prepare('ROLLBACK TO one_write'),
  }
  let pending: Pending[] = []
  let count = 0

  const inSavepoint = <T>(write: () => T): T => {
    sql.save.run()
    try {
      return write()
    } catch (error) {
      sql.undo.run()
      throw error
    } finally {
      sql.release.run()
    }
  }

  const flush = () => {
    const batch = pending
    pending = []
    if (batch.length === 0) return
    const n = ++count
    try {
      if (!db.isOpen) throw new DatabaseClosed()
      sql.begin.run()
      const settlers = batch.map(({ attempt }) => attempt())
      onCommit?.('before', n)
      sql.commit.run()
      onCommit?.('after', n)
      for (const settle of settlers) settle()
    } catch (error) {
      if (db.isOpen && db.isTransaction) db.exec('ROLLBACK')
      for (const { reject } of batch) reject(error)
    }
  }

  const commit: Commit = <T>(write: () => T) =>
    new Promise<T>((resolve, reject) => {
      const attempt = () => {
        try {
          const value = inSavepoint(write)
          return () => resolve(value)
        } catch (error) {
          // A full disk ends the whole transaction: then no other write of the batch may be acknowledged either.
          if (!db.isTransaction) throw error
          return () => reject(error)
        }
      }
      if (pending.push({ attempt, reject }) === 1) setImmediate(flush)
    })

  return { commit, flush }
}
