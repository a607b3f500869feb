import { describe, expect, it } from '@jest/globals'
import type { SettingsSource } from '../../lambdas/core/ports.ts'
import type { SettingsInput } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'

/** What every source of settings promises; `ownUrl` is where the place itself is reached. */
export function settingsSourceContract(
  name: string,
  makeSource: (input: SettingsInput, ownUrl: string) => SettingsSource | Promise<SettingsSource>,
): void {
  describe(`${name} as a source of settings`, () => {
    const ownUrl = 'https://own.example.com'

    it('gives what was set, Japanese text and all', async () => {
      const source = await makeSource(settingsInput(), ownUrl)
      expect((await source.get()).lanes.構築担当.members).toEqual([
        { id: 'takahashi', name: '髙橋 凛', email: 'takahashi@example.com' },
      ])
    })

    it('gives the defaults of what was not', async () => {
      const source = await makeSource(settingsInput(), ownUrl)
      expect((await source.get()).kintone.status.inProgress).toBe('3_対応中')
    })

    it('knows where the place is reached', async () => {
      expect((await (await makeSource(settingsInput(), ownUrl)).get()).publicUrl).toBe(ownUrl)
    })

    it('prefers the address that was set', async () => {
      const publicUrl = 'https://nouhin.example.com'
      expect((await (await makeSource(settingsInput({ publicUrl }), ownUrl)).get()).publicUrl).toBe(publicUrl)
    })
  })
}
