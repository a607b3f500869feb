import type { Leases } from '../../lambdas/core/ports.ts'

/** Leases in memory. */
export function createLeases(): Leases {
  const leases = new Map<string, { owner: string; until: Date }>()
  return {
    async acquire(name, owner, now, until) {
      const held = leases.get(name)
      if (held && held.owner !== owner && held.until > now) return false
      leases.set(name, { owner, until })
      return true
    },
    async release(name, owner) {
      if (leases.get(name)?.owner === owner) leases.delete(name)
    },
  }
}
