import type { StateMachine } from '../api.ts'
import { executionArn as arnOf, checkName } from '../arn.ts'
import type { Definition } from '../definition/definition.ts'
import { ServiceError, type ServiceErrorName } from '../errors.ts'
import { abort, type Draft } from '../execution/execution.ts'
import { begin, redrive } from '../execution/life-cycle.ts'
import { type Happening, maxPayloadBytes, receive } from '../execution/receive.ts'
import { isToken } from '../execution/token.ts'
import type { Json } from '../json.ts'
import type { Clock, Commit, Ids } from '../ports.ts'
import type { MachineIdentity } from '../states/context.ts'
import type { Queries } from '../store/queries.ts'
import type { Store } from '../store/store.ts'
import { whyNotRedrivable } from './answers.ts'
import { findExecution } from './reads.ts'

/** The actions that change something: each decides and writes within one commit, so that their order is that of the commits. */
export const createCommands = (parts: {
  machine: MachineIdentity
  definition: Definition
  hash: string
  store: Store
  queries: Queries
  clock: Clock
  ids: Ids
  write: Commit
  saved: (draft: Draft) => void
}): Pick<
  StateMachine,
  'startExecution' | 'stopExecution' | 'redriveExecution' | 'sendTaskSuccess' | 'sendTaskFailure'
> => {
  const { machine, definition, hash, store, queries, clock, ids, write, saved } = parts

  const change = async (decide: () => Draft): Promise<Draft> => {
    const draft = await write(() => {
      const decided = decide()
      if (decided.events.length > 0) store.save(decided)
      return decided
    })
    if (draft.events.length > 0) saved(draft)
    return draft
  }

  const sendTask = async (taskToken: string, happening: Happening): Promise<void> => {
    if (!isToken(taskToken)) throw new ServiceError('InvalidToken', 'Invalid Token')
    await change(() => {
      const wait = queries.waitOfToken(taskToken)
      const draft = wait && store.load(wait.execution, clock.now())
      if (draft === undefined || wait === undefined || !receive(draft, wait.wait, happening)) {
        throw new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")
      }
      return draft
    })
  }

  return {
    startExecution: async ({ name = ids.uuid(), input = '{}' }) => {
      checkName(name)
      readJson(input, 'InvalidExecutionInput')
      const { execution } = await change(() => {
        const now = clock.now()
        const arn = arnOf(machine.name, name)
        const existing = store.find(name, now)
        if (existing === undefined) {
          const id = store.create(name, hash, input, now)
          return begin({ id, name, arn, input, roleArn: machine.roleArn }, definition, now)
        }
        if (existing.execution.status === 'RUNNING' && existing.execution.input === input) return existing
        throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`)
      })
      return { executionArn: execution.arn, startDate: execution.startDate }
    },

    stopExecution: async ({ executionArn, error, cause }) => {
      const { execution, now } = await change(() => {
        const draft = findExecution(machine, store, executionArn, clock.now())
        if (draft.execution.status === 'RUNNING') abort(draft, { error, cause })
        return draft
      })
      return { stopDate: execution.stopDate ?? now }
    },

    redriveExecution: async ({ executionArn }) => {
      const { now } = await change(() => {
        const draft = findExecution(machine, store, executionArn, clock.now())
        const reason = whyNotRedrivable(draft.execution, draft.now)
        if (reason !== undefined) throw new ServiceError('ExecutionNotRedrivable', reason)
        redrive(draft)
        return draft
      })
      return { redriveDate: now }
    },

    sendTaskSuccess: async ({ taskToken, output }) =>
      sendTask(taskToken, { kind: 'succeeded', output: readJson(output, 'InvalidOutput') }),

    sendTaskFailure: async ({ taskToken, error, cause }) => sendTask(taskToken, { kind: 'failed', error, cause }),
  }
}

const readJson = (text: string, refusal: ServiceErrorName): Json => {
  if (Buffer.byteLength(text) > maxPayloadBytes) throw new ServiceError(refusal, `more than ${maxPayloadBytes} bytes`)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw Object.assign(new ServiceError(refusal, 'not JSON'), { cause })
  }
}
