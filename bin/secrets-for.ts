import type { DataFolder } from '../embedded/data-folder/data-folder.ts'
import { missingKintoneKeys } from '../embedded/data-folder/kintone-secrets.ts'
import { missingSmtpSecret } from '../embedded/mail/smtp-secrets.ts'
import type { KintoneSecrets } from '../lambdas/core/kintone-access.ts'
import type { Settings } from '../settings/settings.ts'
import { CommandFailed } from './command-failed.ts'

/** The token that the simulated kintone takes; it guards nothing. */
const simulatedToken = 'simulated-kintone'

/** What the services that the settings name need. @throws CommandFailed naming every key that secrets.json lacks */
export function secretsFor({ kintone, mail }: Settings, folder: DataFolder, data: string) {
  const smtpMissing = missingSmtpSecret(mail.smtp, folder.smtp)
  const missing = [...missingKintoneKeys(kintone, folder.kintone), ...(smtpMissing ? [smtpMissing] : [])]
    .map(({ key, cause }) => `"${key}" (${cause})`)
    .join(', ')
  if (missing !== '')
    throw new CommandFailed([
      `${data}/secrets.json に ${missing} を書き足して、もう一度起動してください`,
      `add ${missing} to ${data}/secrets.json and start again`,
    ])
  const { apiToken = '', ...others } = folder.kintone
  const ofKintone: KintoneSecrets =
    kintone.domain === undefined ? { apiToken: simulatedToken } : { apiToken, ...others }
  return { kintone: ofKintone, smtp: folder.smtp }
}
