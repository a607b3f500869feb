import { SESv2Client } from '@aws-sdk/client-sesv2'
import { clientOptions } from '../client-options.ts'
import { readEnvironment } from '../environment.ts'
import { createSesMailer } from '../ses-mailer.ts'
import { settings } from './settings.ts'

const { MAIL_CONFIGURATION_SET: configurationSet } = readEnvironment('MAIL_CONFIGURATION_SET')

export const mailer = createSesMailer({ client: new SESv2Client(clientOptions), settings, configurationSet })
