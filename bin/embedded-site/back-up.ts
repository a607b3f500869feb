import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
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
  await readDatabase(data, (db) =>
    backUp(db, file).catch((cause) => {
      throw new CommandFailed(
        [
          `${file} に書けません。フォルダーと空き容量を確かめてください`,
          `${file} cannot be written; check its folder and the free space`,
        ],
        { cause },
      )
    }),
  )
  // Not for reading only: that would leave files of the write-ahead log beside it.
  const copy = new DatabaseSync(file)
  try {
    const { integrity_check: found } = copy.prepare('PRAGMA integrity_check').get() as { integrity_check: string }
    if (found !== 'ok')
      throw new CommandFailed([
        `${file} は壊れています。ディスクを確かめてください`,
        `${file} is damaged; check the disk`,
      ])
    return (copy.prepare('SELECT count(*) AS count FROM orders').get() as { count: number }).count
  } finally {
    copy.close()
  }
}
