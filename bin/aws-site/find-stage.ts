import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn'
import { clientOptions } from '../../lambdas/adapters/aws/client-options.ts'
import type { StageNames } from './stage-names.ts'

/** The table of the stage; its name begins alike and ends as CloudFormation likes. Undefined when there is none. */
export async function findTable({ tablePrefix }: StageNames): Promise<string | undefined> {
  const client = new DynamoDBClient(clientOptions)
  let after: string | undefined
  do {
    const page = await client.send(new ListTablesCommand({ ExclusiveStartTableName: after }))
    const found = page.TableNames?.find((name) => name.startsWith(tablePrefix))
    if (found !== undefined) return found
    after = page.LastEvaluatedTableName
  } while (after !== undefined)
  return undefined
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
