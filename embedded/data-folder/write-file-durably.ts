import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file for its owner alone: after a crash it is there whole, or as it was before; so it is where this throws. */
export function writeFileDurably(path: string, content: string): void {
  const part = `${path}.part`
  rmSync(part, { force: true })
  try {
    // A single write may take in less than it is given, and say nothing, where the disk is nearly full.
    synced(openSync(part, 'wx', 0o600), (file) => writeFileSync(file, content))
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
  syncFolderOf(path)
}

/** Puts a file's name on disk. Windows opens no folders, and needs no sync of one. */
export function syncFolderOf(path: string): void {
  if (process.platform !== 'win32') synced(openSync(dirname(path), 'r'))
}

function synced(file: number, write?: (file: number) => void): void {
  try {
    write?.(file)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
