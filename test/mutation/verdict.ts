/** jest's JSON report, as far as it is read. */
export interface Report {
  testResults: {
    name: string
    message: string
    status: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[]
  }[]
}

/** `killedBy`: tests whose assertion failed; `crashes`: what else went wrong, which proves nothing of the guard. */
export interface Verdict {
  killedBy: { file: string; test: string }[]
  crashes: string[]
}

/** A mutant that cannot run would fail every test, good or bad. */
const provesNothing = /^\W*(cause\W+)?(Syntax|Reference|Type)Error\b/im

export function verdictOf({ testResults }: Report): Verdict {
  const failed = testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName: test, failureMessages }) => ({ file, test, messages: failureMessages ?? [] })),
  )
  const isProof = ({ messages }: { messages: string[] }) => messages.some((message) => !provesNothing.test(message))
  const unread = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  return {
    killedBy: failed.filter(isProof).map(({ file, test }) => ({ file, test })),
    crashes: [
      ...failed.filter((one) => !isProof(one)).map(({ test, messages }) => `${test}: ${firstLine(messages.join())}`),
      ...unread.map(({ name, message }) => `${name}: ${firstLine(message)}`),
    ],
  }
}

const firstLine = (message: string) => message.trim().split('\n')[0] ?? ''
