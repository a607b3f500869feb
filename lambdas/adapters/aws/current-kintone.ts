import { KintoneAccessError, KintoneSetupError } from '../../core/errors.ts'
import type { Kintone, SettingsSource } from '../../core/ports.ts'

export interface CurrentKintoneDeps {
  settings: SettingsSource
  /** The API token; `fresh` goes round any cache. */
  token: (fresh?: boolean) => Promise<string>
  /** In place of `https://` and the settings' domain. */
  baseUrl?: string
  connect: (options: { baseUrl: string; apiToken: string }) => Kintone | Promise<Kintone>
}

/**
 * kintone where the settings and the secret say it is right now: a function lives longer than either. A token that kintone
 * refuses is read afresh once, as it may have been replaced.
 */
export function createCurrentKintone({ settings, token, baseUrl, connect }: CurrentKintoneDeps): Kintone {
  let connected: { baseUrl: string; apiToken: string; kintone: Kintone | Promise<Kintone> } | undefined

  async function current(fresh?: boolean): Promise<Kintone> {
    const { domain } = (await settings.get()).kintone
    const url = baseUrl ?? (domain && `https://${domain}`)
    if (!url) throw new KintoneSetupError('the settings name no kintone.domain')
    const apiToken = await token(fresh)
    if (connected?.baseUrl !== url || connected.apiToken !== apiToken)
      connected = { baseUrl: url, apiToken, kintone: connect({ baseUrl: url, apiToken }) }
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
