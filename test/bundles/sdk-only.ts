/** For each SDK package, what a function does with it while it is loaded: its client is made, its commands are at hand. */
const loading: Record<string, string> = {
  '@aws-sdk/client-dynamodb': `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
    export const dynamoDb = new DynamoDBClient({})`,
  '@aws-sdk/lib-dynamodb': `import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
    export const table = [DynamoDBDocumentClient.from(dynamoDb), GetCommand, PutCommand, QueryCommand]`,
  '@aws-sdk/client-ssm': `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
    export const settings = [new SSMClient({}), GetParameterCommand]`,
  '@aws-sdk/client-secrets-manager': `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
    export const secrets = [new SecretsManagerClient({}), GetSecretValueCommand]`,
  '@aws-sdk/client-sfn': `import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn'
    export const executions = [new SFNClient({}), SendTaskSuccessCommand]`,
  '@aws-sdk/client-sesv2': `import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2'
    export const mails = [new SESv2Client({}), SendEmailCommand]`,
}

/** A module that loads the SDK clients among the packages, and nothing else. */
export const sdkOnly = (packages: string[]): string =>
  Object.entries(loading)
    .filter(([name]) => packages.includes(name))
    .map(([, text]) => text)
    .join('\n')
