import type { Leases } from '../../lambdas/core/ports.ts'
import type { Database } from './database.ts'

/** The leases in SQLite; whoever has one may acquire it again to keep it longer. */
export function createLeases({ db, commit }: Pick<Database, 'db' | 'commit'>): Leases {
  const sql = {
    acquire: db.prepare(
      `INSERT INTO leases (name, owner, until) VALUES (:name, :owner, :until)
       ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
       WHERE leases.owner = excluded.owner OR leases.until <= :now`,
    ),
    release: db.prepare('DELETE FROM leases WHERE name = ? AND owner = ?'),
  }

  return {
    acquire: (name, owner, now, until) =>
      commit(() => {
        const lease = { name, owner, now: now.toISOString(), until: until.toISOString() }
        return sql.acquire.run(lease).changes === 1
      }),

    async release(name, owner) {
      await commit(() => sql.release.run(name, owner))
    },
  }
}
