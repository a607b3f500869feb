import type { StateMachine } from '../../embedded/state-machine/api.ts'

/** Which of the words a text holds, as they are, in base64, escaped for JSON or for an address. */
export function leaksIn(text: string, words: readonly string[]): string[] {
  return words.filter((word) => word !== '' && spellings(word).some((spelled) => text.includes(spelled)))
}

const spellings = (word: string) => [
  word,
  encodeURIComponent(word),
  JSON.stringify(word).slice(1, -1),
  Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1),
  Buffer.from(word).toString('base64url').slice(0, -1),
]

/** All that Step Functions would show of every execution; a callback task's own token is AWS's to show. */
export async function toldOfExecutions(
  machine: Pick<StateMachine, 'listExecutions' | 'describeExecution' | 'getExecutionHistory'>,
) {
  const told: unknown[] = []
  for (const { executionArn } of (await machine.listExecutions()).executions) {
    told.push(await machine.describeExecution({ executionArn }))
    told.push((await machine.getExecutionHistory({ executionArn, maxResults: 1_000 })).events)
  }
  return JSON.stringify(told)
}

/** What may be written into a record: https://kintone.dev/en/docs/kintone/rest-api/records/update-record/ */
export function foreignFields(body: string): string[] {
  const { record } = JSON.parse(body) as { record: Record<string, unknown> }
  return Object.keys(record).filter((code) => !['k_Qid', 'k_ステータス'].includes(code))
}
