import type { StateMachine } from '../../embedded/state-machine/api.ts'
import type { SettingsInput } from '../../settings/settings.ts'
import type { CallRecorder } from './call-recorder.ts'
import { createTable, startDynamoDb } from './dynamodb.ts'
import { startFakeAws } from './fake-aws.ts'
import { createLambdaFake } from './lambda-fake.ts'
import { createSecretsManagerFake } from './secrets-manager-fake.ts'
import { createSesFake } from './ses-fake.ts'
import { createSsmFake } from './ssm-fake.ts'
import { stepFunctionsFront } from './step-functions-front.ts'

export const names = {
  table: 'nouhin-orders',
  settings: '/nouhin/test/settings',
  linkKeys: 'nouhin/test/link-keys',
  webhookSecrets: 'nouhin/test/webhook-secrets',
  kintoneToken: 'nouhin/test/kintone-token',
  mails: 'nouhin-test',
}
export type Names = Record<keyof typeof names, string>

export interface Contents {
  machine: StateMachine
  settings: SettingsInput
  webhookSecret: string
  kintoneToken: string
  recorder: CallRecorder
  named: Names
  /** Runs a function, for whoever invokes it by Lambda's API. */
  invoke: Parameters<typeof createLambdaFake>[0]
}

/** Everything of AWS that the functions use, set up as after a deploy. */
export async function startFakeServices({
  machine,
  settings,
  webhookSecret,
  kintoneToken,
  recorder,
  named,
  invoke,
}: Contents) {
  const aliasArn = `${machine.stateMachineArn}:live`
  const dynamoDb = await startDynamoDb()
  const ses = createSesFake()
  const ssm = createSsmFake({ [named.settings]: JSON.stringify(settings) })
  const secretsManager = createSecretsManagerFake({
    [named.linkKeys]: JSON.stringify({ current: 'k1', keys: { k1: 'key-of-43-characters-or-more'.padEnd(43, '_') } }),
    [named.webhookSecrets]: JSON.stringify([webhookSecret]),
    [named.kintoneToken]: kintoneToken,
  })
  const front = stepFunctionsFront(machine, [aliasArn])
  const services = [dynamoDb.service, ses.service, ssm.service, secretsManager.service, front, createLambdaFake(invoke)]
  const aws = await startFakeAws(services, recorder)
  await createTable(aws.clientOf(), named.table)

  return {
    ...aws,
    mails: ses.mails,
    sesAccount: ses.account,
    parameters: ssm.parameters,
    secrets: secretsManager.secrets,
    /** What the stack tells its functions of all this. */
    variables: {
      TABLE_NAME: named.table,
      STATE_MACHINE_ARN: machine.stateMachineArn,
      STATE_MACHINE_ALIAS_ARN: aliasArn,
      SETTINGS_PARAMETER: named.settings,
      LINK_KEYS_SECRET: named.linkKeys,
      WEBHOOK_SECRETS_SECRET: named.webhookSecrets,
      KINTONE_TOKEN_SECRET: named.kintoneToken,
      MAIL_CONFIGURATION_SET: named.mails,
    },
    async close() {
      await aws.close()
      await dynamoDb.close()
    },
  }
}
