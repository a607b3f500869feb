export interface ApiCall {
  /** The function that called, or whoever else signed the request. */
  by: string
  /** As IAM names it, such as `dynamodb:PutItem`. */
  action: string
  /** What IAM grants it on: a table or `{table}/index/{index}`, a parameter, a secret, an ARN, a sender, a function. */
  resource: string
  /** What IAM grants it on beside that, all of which a caller must be granted. */
  also?: string[]
  /** DynamoDB's capacity units. */
  units?: number
  /** The name of the error that was answered. */
  error?: string
}

/** What was called by whom, in order. */
export function createCallRecorder() {
  const calls: ApiCall[] = []
  const heard: { action: string; input: unknown }[] = []
  return {
    calls: calls as readonly ApiCall[],
    record: (call: ApiCall): void => void calls.push(call),
    /** What AWS was told by each call, as it came over the wire. */
    heard: heard as readonly { action: string; input: unknown }[],
    hear: (told: { action: string; input: unknown }): void => void heard.push(told),
    by: (caller: string): ApiCall[] => calls.filter(({ by }) => by === caller),
    /** Each `action resource` that someone has used, once. */
    usedBy: (caller: string): string[] => [
      ...new Set(calls.filter(({ by }) => by === caller).map(({ action, resource }) => `${action} ${resource}`)),
    ],
    clear(): void {
      calls.length = 0
      heard.length = 0
    },
  }
}
export type CallRecorder = ReturnType<typeof createCallRecorder>
