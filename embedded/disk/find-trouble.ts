import { DataFolderInUse, DataFolderUnusable } from '../data-folder/errors.ts'
import { DiskFailed } from '../sqlite/errors.ts'
import { DiskTrouble, type DiskTroubleKind } from './disk-trouble.ts'
import { troubleWhenTried } from './try-disk.ts'

/** Codes of Node's file system errors: https://nodejs.org/api/errors.html, errno(3). */
const byCode: Record<string, DiskTroubleKind> = {
  ENOSPC: 'full',
  EDQUOT: 'over-quota',
  EFBIG: 'file-too-large',
  EROFS: 'read-only',
  EIO: 'failing',
  ESTALE: 'gone',
}

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html): BUSY, IOERR, CORRUPT, FULL, NOTADB. */
const byResultCode: Record<number, DiskTroubleKind> = {
  5: 'in-use',
  10: 'failing',
  11: 'damaged',
  13: 'full',
  26: 'damaged',
}

/** READONLY, IOERR and CANTOPEN keep to themselves what the operating system said; a try of the disk tells. */
const tellLittle = [8, 10, 14]

/** What failed is the disk's doing, or the data file's, so that nothing else may be expected to work there. */
export const isOfDisk = (error: unknown): boolean =>
  kindOfDisk(error) !== undefined || tellLittle.includes(sourceOf(error).resultCode)

/** The trouble of the disk behind an error, by its causes, if there is one; `folder` is where it was met. */
export function diskTroubleOf(error: unknown, folder: string): DiskTrouble | undefined {
  if (error instanceof DiskTrouble) return error
  if (error instanceof DataFolderInUse) return undefined
  const kind = kindOf(error, folder)
  return kind && new DiskTrouble(kind, folder, { cause: error })
}

/** What a try of the folder's disk meets at this moment. */
export function diskTroubleNow(folder: string): DiskTrouble | undefined {
  const tried = troubleWhenTried(folder)
  const kind = tried === undefined ? undefined : byCode[tried]
  return kind && new DiskTrouble(kind, folder)
}

/** `work`, whose error is a DiskTrouble where the disk of `folder` is behind it. */
export async function withDisk<T>(folder: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw diskTroubleOf(error, folder) ?? error
  }
}

/** By what the error itself tells. */
export function kindOfDisk(error: unknown): DiskTroubleKind | undefined {
  const { code, resultCode } = sourceOf(error)
  return byCode[code] ?? byResultCode[resultCode] ?? (error instanceof DiskFailed ? 'failing' : undefined)
}

function kindOf(error: unknown, folder: string): DiskTroubleKind | undefined {
  // Of a folder that could not be made Node says that there is none, whatever the reason.
  const saysLittle = error instanceof DataFolderUnusable || tellLittle.includes(sourceOf(error).resultCode)
  const tried = saysLittle ? troubleWhenTried(folder) : undefined
  return (tried === undefined ? undefined : byCode[tried]) ?? kindOfDisk(error)
}

/** The innermost error that bears a code. */
function sourceOf(error: unknown): { code: string; resultCode: number } {
  let found = { code: '', resultCode: 0 }
  let current = error
  for (let depth = 0; depth < 10 && typeof current === 'object' && current !== null; depth++) {
    const { code, errcode, cause } = current as { code?: unknown; errcode?: unknown; cause?: unknown }
    // An extended result code has the primary one in its lowest byte.
    if (typeof errcode === 'number') found = { code: '', resultCode: errcode & 0xff }
    else if (typeof code === 'string') found = { code, resultCode: 0 }
    current = cause
  }
  return found
}
