import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { clientOptions } from '../client-options.ts'

export const secretsManager = new SecretsManagerClient(clientOptions)
