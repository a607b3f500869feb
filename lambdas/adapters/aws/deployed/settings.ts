import { SSMClient } from '@aws-sdk/client-ssm'
import { clientOptions } from '../client-options.ts'
import { readEnvironment } from '../environment.ts'
import { createSsmSettings } from '../ssm-settings.ts'
import { clock } from './clock.ts'

const { SETTINGS_PARAMETER: parameter, PUBLIC_URL: publicUrl } = readEnvironment('SETTINGS_PARAMETER', 'PUBLIC_URL')

export const settings = createSsmSettings({ client: new SSMClient(clientOptions), parameter, publicUrl, clock })
