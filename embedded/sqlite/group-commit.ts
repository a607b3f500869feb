import type { DatabaseSync } from 'node:sqlite'
import { isOfDisk } from '../disk/find-trouble.ts'
import { type Batch, createBatches } from './batch.ts'
import type { Disk } from './disk.ts'
import { DatabaseClosed, DiskFailed } from './errors.ts'

/**
 * Runs `write` synchronously inside a transaction and resolves with its value once that is on disk. A `write` that
 * throws undoes its own changes only and rejects the promise; a commit that fails rejects all that shared it, and is the
 * last one where the disk has failed it: part of it may have got there.
 */
export type Commit = <T>(write: () => T) => Promise<T>

/** Settles as `query` did, once all that it may have seen is on disk. */
export type Read = <T>(query: () => T) => Promise<T>

/** Told right before the nth commit and right after it is on disk, n counting from 1. */
export type CommitHook = (moment: 'before' | 'after', n: number) => void

export interface GroupCommitOptions {
  onCommit?: CommitHook
  /** Told when nothing can be written or read any more, which only another start changes. */
  onDiskFailure?: (error: DiskFailed) => void
}

/**
 * Group commit: the disk takes far longer than a write, and works beside this process. While it takes in what was
 * committed, further writes gather, to share the next commit. Nobody is told of any before it is on disk, neither by
 * `commit` nor by `read`. `flush` puts on disk at once what is pending.
 */
export function createGroupCommit(
  db: DatabaseSync,
  disk: Disk,
  { onCommit = () => {}, onDiskFailure = () => {} }: GroupCommitOptions = {},
) {
  const newBatch = createBatches(db)
  let gathering: Batch | undefined
  let committed: { batch: Batch; n: number } | undefined
  let syncing: Promise<void> | undefined
  let failure: DiskFailed | undefined
  let count = 0

  /** False if there was nothing, or nothing of it stands. */
  const commitGathered = (): boolean => {
    const batch = gathering
    gathering = undefined
    if (!batch) return false
    const n = count + 1
    try {
      if (failure) throw failure
      if (!db.isOpen) throw new DatabaseClosed()
      batch.write(() => onCommit('before', n))
    } catch (error) {
      if (!failure && isOfDisk(error)) fail(error, batch)
      else batch.reject(error)
      return false
    }
    count = n
    committed = { batch, n }
    return true
  }

  const settle = () => {
    if (!committed) return
    onCommit('after', committed.n)
    committed.batch.settle()
    committed = undefined
  }

  /** What a disk has failed to take in once, it may not have though it says so later. */
  const fail = (cause: unknown, batch = committed?.batch) => {
    failure = new DiskFailed({ cause })
    batch?.reject(failure)
    committed = undefined
    onDiskFailure(failure)
  }

  const goOn = () => {
    syncing = undefined
    if (gathering) setImmediate(commitAndSync)
  }

  const commitAndSync = () => {
    if (commitGathered()) syncing = disk.sync().then(settle, fail).then(goOn)
  }

  return {
    commit: (<T>(write: () => T) => {
      if (!gathering) {
        gathering = newBatch()
        if (!syncing) setImmediate(commitAndSync)
      }
      return gathering.add(write)
    }) satisfies Commit,

    read: (async <T>(query: () => T) => {
      const found = (async () => query())()
      // What it throws tells as much as what it finds.
      await Promise.allSettled([found, syncing])
      if (failure) throw failure
      return found
    }) satisfies Read,

    flush() {
      try {
        if (committed) disk.syncNow()
        settle()
        if (!commitGathered()) return
        disk.syncNow()
        settle()
      } catch (error) {
        fail(error)
      }
    },
  }
}
