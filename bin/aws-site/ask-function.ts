import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { DescribeStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn'
import * as z from 'zod'
import { clientOptions } from '../../lambdas/adapters/aws/client-options.ts'

/** What a function answered, or the name of the error that it ended with. */
export type Asked = { answer: unknown } | { failed: string }

const definition = z.object({
  States: z.record(z.string(), z.object({ Arguments: z.object({ FunctionName: z.string() }).optional() })),
})
const failure = z.object({ errorType: z.string() })
/** A function that has just been deployed takes its time, and kintone may take ten seconds. */
const patience = { ...clientOptions.requestHandler, requestTimeout: 40_000 }

/** Asks the function that the state machine's first state runs; undefined where its definition names none. */
export async function askFunction(stateMachineArn: string, payload: object): Promise<Asked | undefined> {
  const described = await new SFNClient(clientOptions).send(new DescribeStateMachineCommand({ stateMachineArn }))
  const { States } = definition.safeParse(JSON.parse(described.definition ?? '{}')).data ?? { States: {} }
  const FunctionName = Object.entries(States).find(([name]) => name.startsWith('x1.'))?.[1].Arguments?.FunctionName
  if (FunctionName === undefined) return undefined
  const client = new LambdaClient({ ...clientOptions, maxAttempts: 1, requestHandler: patience })
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(payload)) }),
  )
  const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString() || 'null')
  return FunctionError === undefined ? { answer } : { failed: failure.safeParse(answer).data?.errorType ?? 'Error' }
}
