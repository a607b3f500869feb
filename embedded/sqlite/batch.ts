import type { DatabaseSync } from 'node:sqlite'
import { isOfDisk } from '../disk/find-trouble.ts'

/** Writes that share a transaction. */
export interface Batch {
  /** Resolves with what the write returned once the batch is settled; a write that throws undoes its own changes only. */
  add<T>(write: () => T): Promise<T>
  /** Runs the writes and commits them; throws if nothing of them stands. `ready` is called right before the commit. */
  write(ready: () => void): void
  settle(): void
  /** Tells all of it that nothing of it stands. */
  reject(error: unknown): void
}

interface Part {
  attempt(): void
  settle(): void
  reject(error: unknown): void
}

/** Makes batches of writes to a database. */
export function createBatches(db: DatabaseSync): () => Batch {
  const sql = {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    save: db.prepare('SAVEPOINT one_write'),
    release: db.prepare('RELEASE one_write'),
    undo: db.prepare('ROLLBACK TO one_write'),
  }

  const inSavepoint = <T>(write: () => T): T => {
    sql.save.run()
    try {
      return write()
    } catch (error) {
      // A full disk may have ended the whole transaction, and the savepoint with it.
      if (db.isTransaction) sql.undo.run()
      throw error
    } finally {
      if (db.isTransaction) sql.release.run()
    }
  }

  /** What made it necessary says more than why it fails. */
  const undoAll = () => {
    try {
      if (db.isOpen && db.isTransaction) db.exec('ROLLBACK')
    } catch {}
  }

  const partOf = <T>(write: () => T, resolve: (value: T) => void, reject: (error: unknown) => void): Part => {
    const part: Part = {
      attempt() {
        try {
          const value = inSavepoint(write)
          part.settle = () => resolve(value)
        } catch (error) {
          // Where the disk fails one write, no other of the batch may be acknowledged either.
          if (!db.isTransaction || isOfDisk(error)) throw error
          part.settle = () => reject(error)
        }
      },
      settle() {},
      reject,
    }
    return part
  }

  return () => {
    const parts: Part[] = []
    return {
      add: (write) => new Promise((resolve, reject) => parts.push(partOf(write, resolve, reject))),
      write(ready) {
        try {
          sql.begin.run()
          for (const part of parts) part.attempt()
          ready()
          sql.commit.run()
        } catch (error) {
          undoAll()
          throw error
        }
      },
      settle() {
        for (const part of parts) part.settle()
      },
      reject(error) {
        for (const part of parts) part.reject(error)
      },
    }
  }
}
