import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Ledger } from '../../lambdas/core/ports.ts'

const conflict = { name: 'VersionConflict' }

/** What every ledger promises; `makeLedger` gives an empty one. */
export function ledgerContract(name: string, makeLedger: () => Ledger | Promise<Ledger>): void {
  describe(`${name} as a ledger`, () => {
    let ledger: Ledger
    beforeEach(async () => {
      ledger = await makeLedger()
    })

    it('has a free entry at 0 for a record never claimed', async () => {
      expect(await ledger.get('1', '2')).toEqual({ n: 0 })
    })

    it('makes the claimer the holder', async () => {
      await ledger.claim('1', '2', 1, 'k1-2-1')
      expect(await ledger.get('1', '2')).toEqual({ n: 1, holder: 'k1-2-1' })
    })

    it('keeps records and apps apart', async () => {
      await ledger.claim('1', '23', 1, 'k1-23-1')
      await ledger.claim('12', '3', 1, 'k12-3-1')
      expect(await ledger.get('1', '23')).toEqual({ n: 1, holder: 'k1-23-1' })
      expect(await ledger.get('12', '3')).toEqual({ n: 1, holder: 'k12-3-1' })
    })

    it('refuses a record that is held', async () => {
      await ledger.claim('1', '2', 1, 'k1-2-1')
      await expect(ledger.claim('1', '2', 2, 'k1-2-2')).rejects.toMatchObject(conflict)
    })

    it('refuses the holder’s own second claim', async () => {
      await ledger.claim('1', '2', 1, 'k1-2-1')
      await expect(ledger.claim('1', '2', 1, 'k1-2-1')).rejects.toMatchObject(conflict)
    })

    it.each([0, 2, 3])('refuses %i as the first number', async (n) => {
      await expect(ledger.claim('1', '2', n, `k1-2-${n}`)).rejects.toMatchObject(conflict)
      expect(await ledger.get('1', '2')).toEqual({ n: 0 })
    })

    it('frees the record and remembers the number', async () => {
      await ledger.claim('1', '2', 1, 'k1-2-1')
      await ledger.release('1', '2', 'k1-2-1')
      expect(await ledger.get('1', '2')).toEqual({ n: 1 })
    })

    it('gives a freed record to the next number only', async () => {
      await ledger.claim('1', '2', 1, 'k1-2-1')
      await ledger.release('1', '2', 'k1-2-1')
      await expect(ledger.claim('1', '2', 1, 'k1-2-1')).rejects.toMatchObject(conflict)
      await ledger.claim('1', '2', 2, 'k1-2-2')
      expect(await ledger.get('1', '2')).toEqual({ n: 2, holder: 'k1-2-2' })
    })

    it('is not freed by a pid that does not hold it', async () => {
      await ledger.claim('1', '2', 1, 'k1-2-1')
      await ledger.release('1', '2', 'k1-2-9')
      expect(await ledger.get('1', '2')).toEqual({ n: 1, holder: 'k1-2-1' })
    })

    it('takes a second release as done', async () => {
      await ledger.claim('1', '2', 1, 'k1-2-1')
      await ledger.release('1', '2', 'k1-2-1')
      await expect(ledger.release('1', '2', 'k1-2-1')).resolves.toBeUndefined()
    })

    it('takes the release of a record never claimed as done', async () => {
      await expect(ledger.release('1', '2', 'k1-2-1')).resolves.toBeUndefined()
    })

    it('lets exactly one of 50 claims win', async () => {
      const claims = await Promise.allSettled(Array.from({ length: 50 }, () => ledger.claim('1', '2', 1, 'k1-2-1')))
      expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    })
  })
}
