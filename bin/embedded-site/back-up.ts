import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { backUp } from '../../embedded/sqlite/backup.ts'
import { CommandFailed } from '../command-failed.ts'
import { fileIsThere, fileNotWritten } from '../output/file-not-written.ts'
import { readDatabase } from './read-database.ts'

/** Copies the data file of a folder, whether or not it is in use, and reads the copy. @returns how many orders are in it */
export async function backUpFolder(data: string, file: string): Promise<number> {
  if (existsSync(file)) throw fileIsThere(file)
  let orders = 0
  const check = (copy: string) => {
    orders = ordersIn(copy)
  }
  await readDatabase(data, (db) =>
    backUp(db, file, check).catch((cause) => {
      throw cause instanceof CommandFailed ? cause : fileNotWritten(file, cause)
    }),
  )
  return orders
}

/** @throws CommandFailed when the copy is damaged */
function ordersIn(copy: string): number {
  // Not for reading only: that would leave files of the write-ahead log beside it.
  const db = new DatabaseSync(copy)
  try {
    const { integrity_check: found } = db.prepare('PRAGMA integrity_check').get() as { integrity_check: string }
    if (found === 'ok') return (db.prepare('SELECT count(*) AS count FROM orders').get() as { count: number }).count
    throw new CommandFailed([
      '写しが壊れているので残しませんでした。ディスクを確かめ、前のバックアップを大事にしてください',
      'the copy is damaged and was not kept; check the disk, and take care of the last good backup',
    ])
  } finally {
    db.close()
  }
}
