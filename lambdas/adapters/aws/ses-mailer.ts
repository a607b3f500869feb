import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { mailTag } from '../../core/mail-tag.ts'
import type { Mailer, SettingsSource } from '../../core/ports.ts'
import { MailNotSent } from './errors.ts'
import { mailAddress, oneLine, readSender } from './mail-address.ts'

const inUtf8 = (Data: string) => ({ Data, Charset: 'UTF-8' })

/** Keeps out-of-office answers from coming back. */
const headers = [
  { Name: 'Auto-Submitted', Value: 'auto-generated' },
  { Name: 'X-Auto-Response-Suppress', Value: 'All' },
]

export interface SesMailerOptions {
  client: SESv2Client
  settings: SettingsSource
  /** What SES tells of bounces and complaints by. */
  configurationSet?: string
}

/**
 * Sends by SES, from the settings' `mail.from`. SES knows no repeats and sets Message-ID itself
 * (https://docs.aws.amazon.com/ses/latest/dg/header-fields.html), so a mail may go out twice; the tag `mail`, which
 * spells the mail's id, is the same for both. `send` throws MailNotSent, or MailAddressInvalid before anything is sent.
 */
export function createSesMailer({ client, settings, configurationSet }: SesMailerOptions): Mailer {
  return {
    async send({ to, subject, text, html }, id) {
      const { from } = (await settings.get()).mail
      const command = new SendEmailCommand({
        FromEmailAddress: mailAddress(readSender(from)),
        Destination: { ToAddresses: [mailAddress(to)] },
        Content: {
          Simple: {
            Subject: inUtf8(oneLine(subject)),
            Body: { Text: inUtf8(text), Html: inUtf8(html) },
            Headers: headers,
          },
        },
        EmailTags: [{ Name: 'mail', Value: mailTag(id) }],
        ConfigurationSetName: configurationSet,
      })
      await client.send(command).catch((error) => {
        throw new MailNotSent(error instanceof Error ? error.name : 'unknown')
      })
    },
  }
}
