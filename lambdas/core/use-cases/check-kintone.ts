import { NouhinError } from '../nouhin-error.ts'
import type { Kintone, SettingsSource } from '../ports.ts'

export interface CheckKintoneDeps {
  kintone: Pick<Kintone, 'findByStatus'>
  settings: SettingsSource
}

/** Whether kintone answers from where this runs: `ok`, or the name of the error. Nothing is written. */
export async function checkKintone({ kintone, settings }: CheckKintoneDeps): Promise<{ kintone: string }> {
  try {
    await kintone.findByStatus((await settings.get()).kintone.status.triggers)
    return { kintone: 'ok' }
  } catch (error) {
    if (error instanceof NouhinError) return { kintone: error.name }
    throw error
  }
}
