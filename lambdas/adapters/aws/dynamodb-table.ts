import { ConditionalCheckFailedException, DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Page } from '../../core/ports.ts'
import { clientOptions } from './client-options.ts'
import { CursorInvalid } from './errors.ts'

/** The one table: partition key `pk`; indexes `attention` and `open`, keys only and sparse. */
export interface Table {
  client: DynamoDBDocumentClient
  name: string
}

export const createTable = (name: string, options: DynamoDBClientConfig = {}): Table => ({
  name,
  client: DynamoDBDocumentClient.from(new DynamoDBClient({ ...clientOptions, ...options }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
})

/** Names begin with # and values with a colon, so that no attribute meets a reserved word. */
export interface Expression {
  text: string
  names: Record<`#${string}`, string>
  values?: Record<`:${string}`, string | number>
}

/** The item as of its latest put. */
export async function readItem({ client, name }: Table, pk: string): Promise<Record<string, unknown> | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: { pk }, ConsistentRead: true }))
  return Item
}

/**
 * Puts the whole item, if the one that is there fulfils the condition; tells whether it did. The SDK repeats a put whose
 * answer was lost, and the repeat meets the put itself: the attribute `putBy`, new with every call, tells that it was ours.
 */
export async function putItemIf(
  table: Table,
  item: { pk: string; [attribute: string]: unknown },
  condition: Expression,
): Promise<boolean> {
  const putBy = crypto.randomUUID()
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...item, putBy },
        ConditionExpression: condition.text,
        ExpressionAttributeNames: condition.names,
        ExpressionAttributeValues: condition.values,
      }),
    )
    return true
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    const isRepeat = (error.$metadata.attempts ?? 1) > 1
    return isRepeat && (await readItem(table, item.pk))?.putBy === putBy
  }
}

/**
 * The partition keys of a page of an index. The cursor is the key that DynamoDB names as the last one read: a place, not an
 * item, so items may come and go. An index may lag behind the table.
 * @throws CursorInvalid
 */
export async function queryKeys(
  { client, name }: Table,
  query: { index: string; key: Expression; ascending: boolean; limit: number; after?: string },
): Promise<Page<string>> {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: query.index,
      KeyConditionExpression: query.key.text,
      ExpressionAttributeNames: query.key.names,
      ExpressionAttributeValues: query.key.values,
      ScanIndexForward: query.ascending,
      Limit: query.limit,
      ExclusiveStartKey: query.after === undefined ? undefined : placeAt(query.after),
    }),
  )
  return { items: Items.map(({ pk }) => `${pk}`), ...(LastEvaluatedKey && { next: cursorOf(LastEvaluatedKey) }) }
}

const cursorOf = (place: Record<string, unknown>) => Buffer.from(JSON.stringify(place)).toString('base64url')

const placeSchema = z.record(z.string(), z.string())

function placeAt(cursor: string) {
  try {
    return placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch (error) {
    throw new CursorInvalid({ cause: error })
  }
}
