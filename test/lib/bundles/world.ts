import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDynamoDbLedger } from '../../../lambdas/adapters/aws/dynamodb-ledger.ts'
import { createDynamoDbOrders } from '../../../lambdas/adapters/aws/dynamodb-orders.ts'
import { createTable as tableOf } from '../../../lambdas/adapters/aws/dynamodb-table.ts'
import { createCallRecorder } from '../../aws/call-recorder.ts'
import { createTable, startDynamoDb } from '../../aws/dynamodb.ts'
import { startFakeAws } from '../../aws/fake-aws.ts'
import { createSecretsManagerFake } from '../../aws/secrets-manager-fake.ts'
import { AwsError, type Service } from '../../aws/service.ts'
import { createSesFake } from '../../aws/ses-fake.ts'
import { createSsmFake } from '../../aws/ssm-fake.ts'
import { settingsInput } from '../../builders/settings.ts'
import { type KintoneAnswers, kintoneAnswer } from './kintone-answers.ts'

export const ring = { current: 'k1', keys: { k1: 'key-of-43-characters-or-more'.padEnd(43, '_') } }
export const kintoneDomain = 'example.cybozu.com'
export const webhookSecret = 'the-webhook-secret'

/** AWS and kintone around the bundles, set up as after a deploy; `trouble` says what goes wrong from now on. */
export async function startWorld(told: Record<string, string>) {
  const dynamoDb = await startDynamoDb()
  let kintone: KintoneAnswers = {}
  let putsAreRefused = false
  const table: Service = {
    ...dynamoDb.service,
    async perform(action, input) {
      if (action === 'PutItem' && putsAreRefused) throw new AwsError('ConditionalCheckFailedException')
      return dynamoDb.service.perform(action, input)
    },
  }
  const settings = settingsInput({
    kintone: { domain: kintoneDomain },
    mail: { from: 'nouhin@example.jp', ops: ['ops@example.com'] },
  })
  const ssm = createSsmFake({ [told.SETTINGS_PARAMETER ?? '']: JSON.stringify(settings) })
  const secrets = createSecretsManagerFake({
    [told.LINK_KEYS_SECRET ?? '']: JSON.stringify(ring),
    [told.WEBHOOK_SECRETS_SECRET ?? '']: JSON.stringify([webhookSecret]),
    [told.KINTONE_TOKEN_SECRET ?? '']: 'token',
  })
  const calls = createCallRecorder()
  const services = [table, ssm.service, secrets.service, createSesFake().service, failedExecutions]
  const aws = await startFakeAws(services, calls)
  const sentTo = new Set<string>()
  const kintoneServer = createServer((request, response) => {
    sentTo.add(`${request.headers['x-sent-to']}`)
    const { status, body } = kintoneAnswer(kintone, request)
    const isText = typeof body === 'string'
    response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json;charset=utf-8' })
    response.end(isText ? body : JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await once(kintoneServer, 'listening')
  await createTable(aws.clientOf(), told.TABLE_NAME ?? '')
  const stored = tableOf(told.TABLE_NAME ?? '', aws.clientOf())
  const silent = { info: () => {}, warn: () => {}, error: () => {} }

  return {
    ports: {
      aws: Number(new URL(aws.clientOf().endpoint).port),
      kintone: (kintoneServer.address() as AddressInfo).port,
    },
    orders: createDynamoDbOrders({ table: stored, log: silent }),
    ledger: createDynamoDbLedger({ table: stored }),
    calls,
    sentTo,
    trouble(next: { kintone?: KintoneAnswers; putsAreRefused?: boolean }) {
      kintone = next.kintone ?? {}
      putsAreRefused = next.putsAreRefused ?? false
    },
    async close() {
      kintoneServer.closeAllConnections()
      kintoneServer.close()
      await aws.close()
      await dynamoDb.close()
    },
  }
}
export type World = Awaited<ReturnType<typeof startWorld>>

/** Step Functions where every execution has failed, and no task waits any more. */
const failedExecutions: Service = {
  name: 'states',
  target: 'AWSStepFunctions',
  resourceOf: (_, input) => `${input.executionArn ?? input.stateMachineArn ?? ''}`,
  async perform(action, { executionArn }) {
    if (action === 'ListExecutions') return { output: { executions: [] } }
    if (action === 'DescribeExecution') return { output: { executionArn, status: 'FAILED', startDate: new Date(0) } }
    throw new AwsError('TaskDoesNotExist')
  },
}
