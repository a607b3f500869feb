import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { createActivity } from './activity.ts'
import { toEnded } from './answers.ts'
import type { ExecutionEnded, StateMachine } from './api.ts'
import { executionArn, machineArn } from './arn.ts'
import { createCommands } from './commands.ts'
import type { Draft } from './execution.ts'
import { createEvaluator } from './expression.ts'
import { loadDefinition } from './load-definition.ts'
import type { Clock, Commit, Ids, Invoke } from './ports.ts'
import { createQueries } from './queries.ts'
import { createReads } from './reads.ts'
import { createRunner } from './runner.ts'
import { createTables } from './schema.ts'
import { createStore } from './store.ts'
import { createTimers } from './timers.ts'
import { createWriter } from './writer.ts'

export type StateMachineOptions = {
  name: string
  /** A definition in the Amazon States Language, as parsed JSON. */
  definition: unknown
  roleArn?: string
  db: DatabaseSync
  commit: Commit
  invoke: Invoke
  clock: Clock
  ids: Ids
  /** Called after the end of an execution is on disk; best effort, as EventBridge: a crash may lose it. */
  onExecutionEnded?: (event: ExecutionEnded) => void
  /** Called when a write fails or the engine meets its own mistake; without it, the error goes uncaught. */
  onFatal?: (error: unknown) => void
}

/**
 * A durable Step Functions on one SQLite database. Throws UnsupportedDefinition for what it cannot run.
 * The tables are made here, with the prefix `sfn_`; nothing runs before `start()`.
 */
export const createStateMachine = (options: StateMachineOptions): StateMachine => {
  const { name, db, clock, ids, invoke } = options
  const definition = loadDefinition(options.definition)
  const body = JSON.stringify(options.definition)
  const hash = createHash('sha256').update(body).digest('hex')
  const machine = {
    name,
    arn: machineArn(name),
    roleArn: options.roleArn ?? 'arn:aws:iam::000000000000:role/local',
  }

  createTables(db)
  const arnOf = (execution: string): string => executionArn(name, execution)
  const store = createStore(db, name, arnOf)
  const queries = createQueries(db, name, arnOf)
  const writer = createWriter(options.commit)
  const onFatal = options.onFatal ?? rethrow
  const activity = createActivity((error) => writer.isClosed() || onFatal(error))
  const surroundings = { machine, evaluate: createEvaluator(clock, ids), ids }

  const saved = ({ execution }: Draft): void => {
    timers.rearm()
    const event = toEnded(execution, machine.arn)
    if (event !== undefined) activity.run(Promise.resolve(event).then(options.onExecutionEnded))
  }
  const savedThenWake = (draft: Draft): void => {
    saved(draft)
    runner.wake(draft.execution.id)
  }
  const { write, isClosed } = writer
  const timers = createTimers({
    store,
    queries,
    clock,
    write,
    fired: savedThenWake,
    fire: () => activity.run(timers.tick()),
  })
  const runner = createRunner({ store, surroundings, clock, write, invoke, activity, saved, isClosed })

  return {
    stateMachineArn: machine.arn,
    ...createReads({ machine, store, queries, clock }),
    ...createCommands({ machine, definition, hash, store, queries, clock, ids, write, saved: savedThenWake }),
    tick: timers.tick,
    idle: activity.idle,

    start: async () => {
      await write(() => store.keepDefinition(hash, body))
      for (const id of queries.busyExecutions()) runner.wake(id)
      await timers.tick()
    },

    close: async () => {
      timers.disarm()
      await writer.close()
      timers.disarm()
    },
  }
}

const rethrow = (error: unknown): void =>
  queueMicrotask(() => {
    throw error
  })
