import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { MailRefused } from '../../core/errors.ts'
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

/**
 * SES names a bad address by nothing but its words, such as "Missing final '@domain'" and "Local address contains
 * dot-dot"; the sender is no such address, as it has sent before or has been refused here.
 */
const ofAddress =
  /\b(local (name|address|part)|domain|@domain|illegal address|quot(e|ed)|address (list )?(is )?(in)?valid)\b/i

/** @throws MailNotSent: whom the mail goes to is not to blame for a sender that is none */
function sender(from: string): string {
  try {
    return mailAddress(readSender(from))
  } catch {
    throw new MailNotSent('mail.from')
  }
}

export interface SesMailerOptions {
  client: SESv2Client
  settings: SettingsSource
  /** What SES tells of bounces and complaints by. */
  configurationSet?: string
}

/**
 * Sends by SES, from the settings' `mail.from`. SES knows no repeats and sets Message-ID itself
 * (https://docs.aws.amazon.com/ses/latest/dg/header-fields.html), so a mail may go out twice; the tag `mail`, which
 * spells the mail's id, is the same for both. `send` throws MailRefused where SES takes the recipient's address for none,
 * MailAddressInvalid before anything is sent, and else MailNotSent.
 */
export function createSesMailer({ client, settings, configurationSet }: SesMailerOptions): Mailer {
  return {
    async send({ to, subject, text, html }, id) {
      const { from } = (await settings.get()).mail
      const command = new SendEmailCommand({
        FromEmailAddress: sender(from),
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
        const { name, message } = error instanceof Error ? error : { name: 'unknown', message: '' }
        throw name === 'BadRequestException' && ofAddress.test(message) ? new MailRefused(name) : new MailNotSent(name)
      })
    },
  }
}
