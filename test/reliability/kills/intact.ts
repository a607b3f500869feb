import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** What `PRAGMA integrity_check` says of a file, looked at in a copy: the file itself is recovered by the product alone. */
export function integrityOf(data: string, file: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'nouhin-copy-'))
  try {
    for (const name of [file, `${file}-wal`])
      if (existsSync(join(data, name))) copyFileSync(join(data, name), join(copy, name))
    const db = new DatabaseSync(join(copy, file))
    const answered = db.prepare('PRAGMA integrity_check').get() as { integrity_check: string }
    db.close()
    return answered.integrity_check
  } finally {
    rmSync(copy, { recursive: true })
  }
}
