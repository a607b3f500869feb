import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { toEnded } from './actions/answers.ts'
import { createCommands } from './actions/commands.ts'
import { createReads } from './actions/reads.ts'
import type { ExecutionEnded, StateMachine } from './api.ts'
import { executionArn, machineArn } from './arn.ts'
import { definitionIn } from './definition/load-definition.ts'
import type { Draft } from './execution/execution.ts'
import { createEvaluator } from './expression/expression.ts'
import type { Clock, Commit, Ids, Invoke, Read } from './ports.ts'
import { createActivity } from './running/activity.ts'
import { createInvocations } from './running/invocations.ts'
import { createPace } from './running/pace.ts'
import { createRunner } from './running/runner.ts'
import { createTimers } from './running/timers.ts'
import { createWriter } from './running/writer.ts'
import { createQueries } from './store/queries.ts'
import { createTables } from './store/schema.ts'
import { createStore } from './store/store.ts'

export type StateMachineOptions = {
  name: string
  /** A definition in the Amazon States Language, as parsed JSON. */
  definition: unknown
  roleArn?: string
  db: DatabaseSync
  commit: Commit
  /** Left out where nothing can be read before it is on disk. */
  read?: Read
  invoke: Invoke
  clock: Clock
  ids: Ids
  /** Waited for before a function is invoked; default: a turn of the event loop for each. A simulation has its own order. */
  pace?: () => Promise<void>
  /** Called after the end of an execution is on disk; best effort, as EventBridge: a crash may lose it, and its own failure is its own matter. */
  onExecutionEnded?: (event: ExecutionEnded) => void | Promise<void>
  /** Called when a write fails or the engine meets its own mistake; without it, the error goes uncaught. */
  onFatal?: (error: unknown) => void
}

/**
 * A durable Step Functions on one SQLite database. Throws UnsupportedDefinition for what it cannot run.
 * The tables are made here, with the prefix `sfn_`; nothing runs before `start()`.
 */
export const createStateMachine = (options: StateMachineOptions): StateMachine => {
  const { name, db, clock, ids, invoke, read = async (query) => query(), pace = createPace() } = options
  const body = JSON.stringify(options.definition ?? null)
  const definition = definitionIn(body)
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
    if (event !== undefined)
      activity.run(
        Promise.resolve(event)
          .then(options.onExecutionEnded)
          .catch(() => undefined),
      )
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
  const invocations = createInvocations(50, pace)
  const runner = createRunner({
    store,
    surroundings,
    clock,
    read,
    write,
    invoke,
    invocations,
    activity,
    saved,
    isClosed,
  })

  return {
    stateMachineArn: machine.arn,
    ...createReads({ machine, store, queries, clock, read }),
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
