import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Loaded before the product: a disk that takes in nothing any more once the file that DISK_FAILS_ONCE names is there, and
 * says so by the error that the file holds.
 */
const { fdatasync } = fs
fs.fdatasync = ((file: number, done: (error: Error | null) => void) => {
  const broken = process.env.DISK_FAILS_ONCE ?? ''
  if (!fs.existsSync(broken)) return fdatasync(file, done)
  const code = fs.readFileSync(broken, 'utf8')
  if (code === '') return fdatasync(file, done)
  done(Object.assign(new Error(`${code}: fdatasync`), { code }))
}) as typeof fdatasync
syncBuiltinESMExports()
