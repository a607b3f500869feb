import { DatabaseSync } from 'node:sqlite'
import type { ExecutionEnded } from '../../../embedded/state-machine/api.ts'
import { createStateMachine } from '../../../embedded/state-machine/create-state-machine.ts'
import type { Commit } from '../../../embedded/state-machine/ports.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

export type Call = { functionName: string; payload: Record<string, unknown> }
type Functions = Record<string, (payload: Record<string, unknown>) => unknown>

/** One transaction a write. */
export const commitTo =
  (db: DatabaseSync): Commit =>
  async (write) => {
    db.exec('BEGIN IMMEDIATE')
    try {
      const value = write()
      db.exec('COMMIT')
      return value
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  }

/** uuids that count up, and a random number that the test sets. */
export const createTestIds = () => {
  let last = 0
  return {
    random: () => 0.5,
    uuid: () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`,
  }
}

export type BenchOptions = {
  states: Record<string, unknown>
  startAt?: string
  timeoutSeconds?: number
  functions?: Functions
  db?: DatabaseSync
  clock?: TestClock
  commit?: Commit
  ids?: ReturnType<typeof createTestIds>
  onFatal?: (error: unknown) => void
}

/** A machine on a database in memory and a clock that stands still, with functions given by the test. */
export const openBench = async (options: BenchOptions) => {
  const { states, startAt = Object.keys(states)[0], timeoutSeconds, functions = {} } = options
  const { db = new DatabaseSync(':memory:'), clock = createTestClock(), ids = createTestIds() } = options
  const calls: Call[] = []
  const ended: ExecutionEnded[] = []
  const machine = createStateMachine({
    name: 'machine',
    definition: { QueryLanguage: 'JSONata', StartAt: startAt, States: states, TimeoutSeconds: timeoutSeconds },
    roleArn: 'arn:aws:iam::000000000000:role/test',
    db,
    commit: options.commit ?? commitTo(db),
    clock,
    ids,
    invoke: async (functionName, payload) => {
      const call = { functionName, payload: payload as Record<string, unknown> }
      calls.push(call)
      return functions[functionName]?.(call.payload)
    },
    onExecutionEnded: (event) => void ended.push(event),
    onFatal: options.onFatal,
  })
  await machine.start()

  const arn = (name: string): string => `arn:aws:states:local:000000000000:execution:machine:${name}`
  const describe = (name = 'run') => machine.describeExecution({ executionArn: arn(name) })
  const history = async (name = 'run') =>
    (await machine.getExecutionHistory({ executionArn: arn(name), maxResults: 1_000 })).events

  return {
    machine,
    db,
    clock,
    ids,
    calls,
    ended,
    arn,
    describe,
    history,

    start: async (input: unknown = {}, name = 'run'): Promise<void> => {
      await machine.startExecution({ name, input: JSON.stringify(input) })
      await machine.idle()
    },

    /** Starts, waits until nothing moves, and gives the output. */
    output: async (input: unknown = {}): Promise<unknown> => {
      await machine.startExecution({ name: 'run', input: JSON.stringify(input) })
      await machine.idle()
      const { status, output, error, cause } = await describe()
      return status === 'SUCCEEDED' ? JSON.parse(output ?? '') : { status, error, cause }
    },

    /** Moves the clock and waits until nothing moves. */
    pass: async (seconds: number): Promise<void> => {
      clock.advance(seconds)
      await machine.idle()
    },

    /** The history as `id<previousEventId Type`, which shows order and chains at a glance. */
    chain: async (name = 'run'): Promise<string[]> =>
      (await history(name)).map(({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`),

    types: async (name = 'run'): Promise<string[]> => (await history(name)).map(({ type }) => type),

    /** The token that the last call of a function was given in its payload. */
    token: (functionName?: string): string => {
      const call = calls.findLast((made) => functionName === undefined || made.functionName === functionName)
      return String(call?.payload.token)
    },
  }
}

export type Bench = Awaited<ReturnType<typeof openBench>>
