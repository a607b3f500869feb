import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { diskTroubleOf } from '../../embedded/disk/find-trouble.ts'
import { backUp } from '../../embedded/sqlite/backup.ts'
import { CommandFailed } from '../command-failed.ts'
import { readDatabase } from './read-database.ts'

/** Copies the data file of a folder, whether or not it is in use, and reads the copy. @returns how many orders are in it */
export async function backUpFolder(data: string, file: string): Promise<number> {
  if (existsSync(file))
    throw new CommandFailed([
      `${file} はもうあります。別の名前にしてください`,
      `${file} is there already; choose another name`,
    ])
  let orders = 0
  const check = (copy: string) => {
    orders = ordersIn(copy)
  }
  await readDatabase(data, (db) =>
    backUp(db, file, check).catch((cause) => {
      if (cause instanceof CommandFailed) throw cause
      throw (
        diskTroubleOf(cause, dirname(file)) ??
        new CommandFailed(
          [`${file} に書けません。フォルダーを確かめてください`, `${file} cannot be written; check its folder`],
          { cause },
        )
      )
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
