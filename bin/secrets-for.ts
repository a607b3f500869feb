import type { DataFolder } from '../embedded/data-folder/data-folder.ts'
import type { Settings } from '../settings/settings.ts'
import { SettingsInvalid } from '../settings/settings.ts'

/** The token that the simulated kintone takes; it guards nothing. */
const simulatedToken = 'simulated-kintone'

/** What the services that the settings name need. @throws SettingsInvalid where secrets.json lacks it */
export function secretsFor(settings: Settings, folder: DataFolder, data: string) {
  const { domain } = settings.kintone
  const { smtp } = settings.mail
  const missing = (key: string, cause: string) =>
    new SettingsInvalid([`${cause}: needs "${key}" in ${data}/secrets.json; add it there and start again`])
  if (domain && !smtp) throw new SettingsInvalid(['mail.smtp: a mail server, where kintone.domain is set'])
  if (domain && !folder.kintoneApiToken) throw missing('kintoneApiToken', 'kintone.domain')
  if (smtp?.user && !folder.smtpPassword) throw missing('smtpPassword', 'mail.smtp.user')
  return {
    apiToken: domain ? (folder.kintoneApiToken ?? '') : simulatedToken,
    ...(folder.smtpPassword !== undefined && { smtpPassword: folder.smtpPassword }),
  }
}
