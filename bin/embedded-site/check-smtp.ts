import { replaceRefreshToken, type SecretsFile } from '../../embedded/data-folder/secrets-file.ts'
import { MailNotSent } from '../../embedded/mail/errors.ts'
import { mailTroubles } from '../../embedded/mail/mail-trouble-texts.ts'
import { createSmtpMailer } from '../../embedded/mail/smtp-mailer.ts'
import { missingSmtpSecret } from '../../embedded/mail/smtp-secrets.ts'
import type { Settings } from '../../settings/settings.ts'
import { type Check, ng, note, ok } from '../doctor/check.ts'

/** Whether the mail server can be reached and lets the user in; what is missing in secrets.json is told elsewhere. */
export async function checkSmtp(
  mail: Settings['mail'],
  secrets: Partial<SecretsFile> = {},
  secretsPath: string,
): Promise<Check[]> {
  const { smtp } = mail
  if (!smtp) return [note('mail', ['メールは模擬のメールボックスに入ります', 'mails go to the mailbox page'])]
  if (missingSmtpSecret(smtp, secrets)) return []
  const where = `${smtp.host}:${smtp.port}`
  const onRefreshToken = (change: { used: string; next: string }) => replaceRefreshToken(secretsPath, change)
  const mailer = createSmtpMailer(mail, secrets, { onRefreshToken })
  try {
    await mailer.verify()
    return [ok('mail', `メールサーバー ${smtp.host} につながります`, `the mail server ${smtp.host} answers`)]
  } catch (error) {
    const { trouble, token } = error instanceof MailNotSent ? error : { trouble: 'other' as const }
    const { what, repair } = mailTroubles[trouble]
    const reason = token === undefined ? '' : ` (${token})`
    return [
      ng(
        `mail`,
        [`メールサーバー ${where} ${what[0]}${reason}`, `the mail server ${where} ${what[1]}${reason}`],
        repair,
      ),
    ]
  } finally {
    await mailer.close()
  }
}
