import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { indexWrites } from './index-writes.ts'
import { AwsError, type Input, type Service } from './service.ts'

const index = (IndexName: string, partition: string, sort: string) => ({
  IndexName,
  KeySchema: [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: 'KEYS_ONLY' as const },
})

/** The one table as the stack makes it. */
export async function createTable(options: ConstructorParameters<typeof DynamoDBClient>[0], TableName: string) {
  const attributes = ['pk', 'attention', 'attentionAt', 'state', 'openedAt']
  await new DynamoDBClient(options ?? {}).send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      GlobalSecondaryIndexes: [index('attention', 'attention', 'attentionAt'), index('open', 'state', 'openedAt')],
    }),
  )
}

/**
 * DynamoDB by dynalite, in memory. Units are those that dynalite counts, and the indexes' by DynamoDB's rule, which
 * dynalite leaves out. It knows no transactions and no ReturnValuesOnConditionCheckFailure.
 */
export async function startDynamoDb() {
  const server = dynalite({ createTableMs: 0 })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const perform: Service['perform'] = async (action, input) => {
    const counted = ['GetItem', 'PutItem', 'Query'].includes(action) && { ReturnConsumedCapacity: 'TOTAL' }
    const answered = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${action}`,
        'x-amz-date': '20260401T000000Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=test/20260401/x/dynamodb/aws4_request, SignedHeaders=x, Signature=x',
      },
      body: JSON.stringify({ ...input, ...counted, ...(action === 'PutItem' && { ReturnValues: 'ALL_OLD' }) }),
    })
    const { Attributes: before, ...output } = (await answered.json()) as Answer
    const units = output.ConsumedCapacity?.CapacityUnits
    const more = action === 'PutItem' ? indexWrites(before, input.Item as Input) : 0
    if (answered.ok) return { output, units: units === undefined ? undefined : units + more }
    throw new AwsError(`${output.__type?.split('#').at(-1)}`, output.message, answered.status)
  }

  const service: Service = {
    name: 'dynamodb',
    target: 'DynamoDB_20120810',
    resourceOf: (_, { TableName, IndexName }: Input) => `${TableName}${IndexName ? `/index/${IndexName}` : ''}`,
    perform,
  }
  return {
    service,
    /** For a client of the test itself, past the service: nothing is recorded. Both share a thread, so it has patience. */
    clientOptions: {
      region: 'x',
      endpoint,
      credentials: { accessKeyId: 'test', secretAccessKey: 'secret' },
      requestHandler: { requestTimeout: 120_000 },
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

interface Answer {
  Attributes?: Input
  ConsumedCapacity?: { CapacityUnits: number }
  __type?: string
  message?: string
}
