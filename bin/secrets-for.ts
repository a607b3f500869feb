import type { DataFolder } from '../embedded/data-folder/data-folder.ts'
import { missingSmtpSecret } from '../embedded/mail/smtp-secrets.ts'
import type { Settings } from '../settings/settings.ts'
import { CommandFailed } from './command-failed.ts'

/** The token that the simulated kintone takes; it guards nothing. */
const simulatedToken = 'simulated-kintone'

/** What the services that the settings name need. @throws CommandFailed naming every key that secrets.json lacks */
export function secretsFor({ kintone, mail }: Settings, folder: DataFolder, data: string) {
  const { kintoneApiToken, smtp } = folder
  const smtpMissing = missingSmtpSecret(mail.smtp, smtp)
  const needs: [needed: boolean, cause: string, key: string, secret?: string][] = [
    [kintone.domain !== undefined, 'kintone.domain', 'kintoneApiToken', kintoneApiToken],
    [smtpMissing !== undefined, smtpMissing?.cause ?? '', smtpMissing?.key ?? ''],
  ]
  const missing = needs
    .filter(([needed, , , secret]) => needed && secret === undefined)
    .map(([, cause, key]) => `"${key}" (${cause})`)
    .join(', ')
  if (missing !== '')
    throw new CommandFailed([
      `${data}/secrets.json に ${missing} を書き足して、もう一度起動してください`,
      `add ${missing} to ${data}/secrets.json and start again`,
    ])
  return { apiToken: kintone.domain === undefined ? simulatedToken : (kintoneApiToken ?? ''), smtp }
}
