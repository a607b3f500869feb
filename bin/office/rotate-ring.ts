import { randomBytes } from 'node:crypto'
import type { KeyRing } from '../../lambdas/core/ports.ts'

/**
 * The ring with a new key that signs from now on. The one that signed until now stays, as a process may still sign
 * with it for a while; of the older ones those stay that a link in use needs. A name is never used again.
 */
export function rotateRing(
  { current, keys }: KeyRing,
  inUse: ReadonlySet<string>,
  random: (bytes: number) => Buffer = randomBytes,
): { ring: KeyRing; kept: string[]; dropped: string[] } {
  const kid = `k${random(4).toString('hex')}`
  const kept = Object.keys(keys).filter((old) => old === current || inUse.has(old))
  const old = Object.fromEntries(Object.entries(keys).filter(([id]) => kept.includes(id)))
  return {
    ring: { current: kid, keys: { ...old, [kid]: random(32).toString('base64url') } },
    kept,
    dropped: Object.keys(keys).filter((id) => !kept.includes(id)),
  }
}
