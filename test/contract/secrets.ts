import { beforeEach, describe, expect, it } from '@jest/globals'
import type { KeyRing, Secrets } from '../../lambdas/core/ports.ts'

const key = (letter: string) => letter.repeat(43)
export const firstRing: KeyRing = { current: 'k1', keys: { k1: key('a') } }
const nextRing: KeyRing = { current: 'k2', keys: { k1: key('a'), k2: key('b') } }
export const firstWebhookSecrets = ['webhook-secret-one', 'webhook-secret-two']

/** What all secrets promise; `makeSecrets` gives those above, `replaceRing` replaces the ring where it is kept. */
export function secretsContract(
  name: string,
  makeSecrets: () => Promise<{ secrets: Secrets; replaceRing: (ring: KeyRing) => void }>,
): void {
  describe(`${name} as secrets`, () => {
    let secrets: Secrets
    let replaceRing: (ring: KeyRing) => void
    beforeEach(async () => {
      ;({ secrets, replaceRing } = await makeSecrets())
    })

    it('gives the key ring', async () => {
      expect(await secrets.keyRing()).toEqual(firstRing)
    })

    it('gives a replaced key ring when asked for a fresh one, and from then on', async () => {
      await secrets.keyRing()
      replaceRing(nextRing)
      expect(await secrets.keyRing(true)).toEqual(nextRing)
      expect(await secrets.keyRing()).toEqual(nextRing)
    })

    it('gives the webhook’s secrets, the current one first', async () => {
      expect(await secrets.webhookSecrets()).toEqual(firstWebhookSecrets)
    })
  })
}
