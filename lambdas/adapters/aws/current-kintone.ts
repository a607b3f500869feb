import { KintoneAccessError } from '../../core/errors.ts'
import { type KintoneAccess, type KintoneSecrets, kintoneAccess } from '../../core/kintone-access.ts'
import type { Kintone, SettingsSource } from '../../core/ports.ts'

export interface CurrentKintoneDeps {
  settings: SettingsSource
  /** `fresh` goes round any cache. */
  secrets: (fresh?: boolean) => Promise<KintoneSecrets>
  /** In place of `https://` and the settings' domain. */
  baseUrl?: string
  connect: (access: KintoneAccess) => Kintone | Promise<Kintone>
}

/**
 * kintone where the settings and the secret say it is right now: a function lives longer than either. A secret that kintone
 * refuses is read afresh once, as it may have been replaced.
 */
export function createCurrentKintone({ settings, secrets, baseUrl, connect }: CurrentKintoneDeps): Kintone {
  let connected: { access: KintoneAccess; kintone: Kintone | Promise<Kintone> } | undefined

  async function current(fresh?: boolean): Promise<Kintone> {
    const access = kintoneAccess((await settings.get()).kintone, await secrets(fresh), baseUrl)
    if (!connected || JSON.stringify(connected.access) !== JSON.stringify(access))
      connected = { access, kintone: connect(access) }
    return connected.kintone
  }

  async function ask<T>(question: (kintone: Kintone) => Promise<T>): Promise<T> {
    const asked = await current()
    return question(asked).catch(async (error) => {
      const fresh = error instanceof KintoneAccessError ? await current(true) : asked
      if (fresh === asked) throw error
      return question(fresh)
    })
  }

  return {
    get: (recordId) => ask((kintone) => kintone.get(recordId)),
    getMany: (recordIds) => ask((kintone) => kintone.getMany(recordIds)),
    update: (recordId, revision, change) => ask((kintone) => kintone.update(recordId, revision, change)),
    formRevision: () => ask((kintone) => kintone.formRevision()),
    findByStatus: (labels, after) => ask((kintone) => kintone.findByStatus(labels, after)),
  }
}
