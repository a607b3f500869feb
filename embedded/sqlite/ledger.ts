import { VersionConflict } from '../../lambdas/core/errors.ts'
import type { Ledger } from '../../lambdas/core/ports.ts'
import type { Database } from './database.ts'

/** The ledger in SQLite: one row a kintone record, made by its first claim. */
export function createLedger({ db, commit, read }: Pick<Database, 'db' | 'commit' | 'read'>): Ledger {
  const sql = {
    get: db.prepare('SELECT n, holder FROM ledger WHERE app_id = ? AND record_id = ?'),
    enter: db.prepare('INSERT OR IGNORE INTO ledger (app_id, record_id, n) VALUES (:appId, :recordId, 0)'),
    claim: db.prepare(
      `UPDATE ledger SET n = :n, holder = :pid
       WHERE app_id = :appId AND record_id = :recordId AND holder IS NULL AND n = :n - 1`,
    ),
    release: db.prepare('UPDATE ledger SET holder = NULL WHERE app_id = ? AND record_id = ? AND holder = ?'),
  }

  return {
    async get(appId, recordId) {
      const found = await read(() => sql.get.get(appId, recordId))
      const row = found as { n: number; holder: string | null } | undefined
      return { n: row?.n ?? 0, ...(row?.holder && { holder: row.holder }) }
    },

    async claim(appId, recordId, n, pid) {
      await commit(() => {
        sql.enter.run({ appId, recordId })
        if (sql.claim.run({ appId, recordId, n, pid }).changes === 0) throw new VersionConflict()
      })
    },

    async release(appId, recordId, pid) {
      await commit(() => sql.release.run(appId, recordId, pid))
    },
  }
}
