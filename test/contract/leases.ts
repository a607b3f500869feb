import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Leases } from '../../lambdas/core/ports.ts'

const minute = (n: number) => new Date(Date.UTC(2026, 3, 1, 0, n))

/** What all leases promise; `makeLeases` gives none taken. */
export function leasesContract(name: string, makeLeases: () => Leases | Promise<Leases>): void {
  describe(`${name} as leases`, () => {
    let leases: Leases
    beforeEach(async () => {
      leases = await makeLeases()
      await leases.acquire('patrol', 'a', minute(0), minute(5))
    })

    it('gives one that nobody has', async () => {
      expect(await leases.acquire('reconcile', 'a', minute(0), minute(5))).toBe(true)
    })

    it('refuses another owner’s that has not run out', async () => {
      expect(await leases.acquire('patrol', 'b', minute(4), minute(9))).toBe(false)
    })

    it('gives another owner’s from the moment it has run out', async () => {
      expect(await leases.acquire('patrol', 'b', minute(5), minute(10))).toBe(true)
      expect(await leases.acquire('patrol', 'a', minute(6), minute(11))).toBe(false)
    })

    it('lets the owner keep it longer', async () => {
      expect(await leases.acquire('patrol', 'a', minute(4), minute(9))).toBe(true)
      expect(await leases.acquire('patrol', 'b', minute(6), minute(11))).toBe(false)
    })

    it('gives it to another once released', async () => {
      await leases.release('patrol', 'a')
      expect(await leases.acquire('patrol', 'b', minute(1), minute(6))).toBe(true)
    })

    it('is not released by another', async () => {
      await leases.release('patrol', 'b')
      expect(await leases.acquire('patrol', 'b', minute(1), minute(6))).toBe(false)
    })

    it('takes the release of one that nobody has as done', async () => {
      await expect(leases.release('reconcile', 'a')).resolves.toBeUndefined()
    })

    it('goes to exactly one of 50 owners', async () => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) => leases.acquire('reconcile', `owner-${n}`, minute(0), minute(5))),
      )
      expect(answers.filter(Boolean)).toHaveLength(1)
    })
  })
}
