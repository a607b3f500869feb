import type { DataFolder } from '../embedded/data-folder/data-folder.ts'
import { type Settings, SettingsInvalid } from '../settings/settings.ts'

/** The token that the simulated kintone takes; it guards nothing. */
const simulatedToken = 'simulated-kintone'

/** What the services that the settings name need. @throws SettingsInvalid naming every key that secrets.json lacks */
export function secretsFor({ kintone, mail }: Settings, folder: DataFolder, data: string) {
  const { kintoneApiToken, smtpPassword } = folder
  const needs: [needed: boolean, cause: string, key: string, secret?: string][] = [
    [kintone.domain !== undefined, 'kintone.domain', 'kintoneApiToken', kintoneApiToken],
    [mail.smtp?.user !== undefined, 'mail.smtp.user', 'smtpPassword', smtpPassword],
  ]
  const missing = needs
    .filter(([needed, , , secret]) => needed && secret === undefined)
    .map(([, cause, key]) => `${cause}: needs "${key}" in ${data}/secrets.json; add it there and start again`)
  if (missing.length > 0) throw new SettingsInvalid(missing)
  return { apiToken: kintone.domain === undefined ? simulatedToken : (kintoneApiToken ?? ''), smtpPassword }
}
