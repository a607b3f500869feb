import { SESv2Client } from '@aws-sdk/client-sesv2'
import { clientOptions } from '../client-options.ts'
import { createSesMailer } from '../ses-mailer.ts'
import { settings } from './settings.ts'

export const mailer = createSesMailer({ client: new SESv2Client(clientOptions), settings })
