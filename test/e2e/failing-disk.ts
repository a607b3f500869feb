import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Loaded before the product: a disk that takes in nothing any more once the file that DISK_FAILS_ONCE names is there. */
const { fdatasync } = fs
fs.fdatasync = ((file: number, done: (error: Error | null) => void) =>
  fs.existsSync(process.env.DISK_FAILS_ONCE ?? '')
    ? done(new Error('EIO: i/o error, fdatasync'))
    : fdatasync(file, done)) as typeof fdatasync
syncBuiltinESMExports()
