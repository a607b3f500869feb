import { VersionConflict } from '../../lambdas/core/errors.ts'
import type { Ledger, LedgerEntry } from '../../lambdas/core/ports.ts'

/** The ledger in memory. */
export function createLedger(): Ledger {
  const entries = new Map<string, LedgerEntry>()
  const read = (appId: string, recordId: string): LedgerEntry => entries.get(`${appId}/${recordId}`) ?? { n: 0 }
  return {
    get: async (appId, recordId) => ({ ...read(appId, recordId) }),
    async claim(appId, recordId, n, pid) {
      const entry = read(appId, recordId)
      if (entry.holder !== undefined || entry.n !== n - 1) throw new VersionConflict()
      entries.set(`${appId}/${recordId}`, { holder: pid, n })
    },
    async release(appId, recordId, pid) {
      const entry = read(appId, recordId)
      if (entry.holder === pid) entries.set(`${appId}/${recordId}`, { n: entry.n })
    },
  }
}
