import { dirname } from 'node:path'
import { diskTroubleOf } from '../../embedded/disk/find-trouble.ts'
import { CommandFailed } from '../command-failed.ts'

/** Why a file that somebody has named was not written: the disk's trouble where that is behind it. */
export const fileNotWritten = (file: string, cause: unknown): Error =>
  diskTroubleOf(cause, dirname(file)) ??
  new CommandFailed(
    [`${file} に書けません。フォルダーを確かめてください`, `${file} cannot be written; check its folder`],
    { cause },
  )

/** A file of that name is not written over. */
export const fileIsThere = (file: string, options?: ErrorOptions): Error =>
  new CommandFailed(
    [`${file} はもうあります。別の名前にしてください`, `${file} is there already; choose another name`],
    options,
  )
