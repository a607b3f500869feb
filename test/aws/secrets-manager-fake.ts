import * as z from 'zod'
import { AwsError, action, performing, type Service } from './service.ts'

/** Secrets by name; change them at any time. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
export function createSecretsManagerFake(secrets: Record<string, string>) {
  const getSecretValue = action(
    z.strictObject({
      SecretId: z.string().min(1).max(2_048),
      VersionId: z.string().optional(),
      VersionStage: z.string().optional(),
    }),
    ({ SecretId }) => {
      const SecretString = secrets[SecretId]
      if (SecretString === undefined) throw new AwsError('ResourceNotFoundException')
      return { Name: SecretId, SecretString, VersionStages: ['AWSCURRENT'], CreatedDate: new Date(0) }
    },
  )
  /** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html */
  const putSecretValue = action(
    z.strictObject({
      SecretId: z.string().min(1).max(2_048),
      SecretString: z.string().min(1),
      ClientRequestToken: z.string(),
    }),
    ({ SecretId, SecretString }) => {
      if (!Object.hasOwn(secrets, SecretId)) throw new AwsError('ResourceNotFoundException')
      secrets[SecretId] = SecretString
      return { Name: SecretId, VersionStages: ['AWSCURRENT'] }
    },
  )
  const service: Service = {
    name: 'secretsmanager',
    target: 'secretsmanager',
    resourceOf: (_, { SecretId }) => `${SecretId}`,
    perform: performing({ GetSecretValue: getSecretValue, PutSecretValue: putSecretValue }),
  }
  return { service, secrets }
}
