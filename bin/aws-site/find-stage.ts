import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn'
import { clientOptions } from '../../lambdas/adapters/aws/client-options.ts'
import type { StageNames } from './stage-names.ts'

/**
 * The table of the stage; its name begins alike and ends as CloudFormation likes. A stack that was removed, or whose first
 * deployment failed, leaves its table behind: of several the newest is in use. Undefined when there is none.
 */
export async function findTable({ tablePrefix }: StageNames): Promise<string | undefined> {
  const client = new DynamoDBClient(clientOptions)
  const found: string[] = []
  let after: string | undefined
  do {
    const page = await client.send(new ListTablesCommand({ ExclusiveStartTableName: after }))
    found.push(...(page.TableNames ?? []).filter((name) => name.startsWith(tablePrefix)))
    after = page.LastEvaluatedTableName
  } while (after !== undefined)
  if (found.length < 2) return found[0]
  const ages = await Promise.all(found.map(async (name) => ({ name, at: await madeAt(client, name) })))
  return ages.sort((a, b) => b.at - a.at)[0]?.name
}

const madeAt = async (client: DynamoDBClient, TableName: string) => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }))
  return Table?.CreationDateTime?.getTime() ?? 0
}

/** The ARN of the stage's state machine; undefined when there is none. */
export async function findStateMachine({ stateMachine }: StageNames): Promise<string | undefined> {
  const client = new SFNClient(clientOptions)
  let nextToken: string | undefined
  do {
    const page = await client.send(new ListStateMachinesCommand({ nextToken }))
    const found = page.stateMachines?.find(({ name }) => name === stateMachine)
    if (found) return found.stateMachineArn
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return undefined
}
