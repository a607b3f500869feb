import type { StateMachine } from '../api.ts'
import { nameInArn } from '../arn.ts'
import { ServiceError } from '../errors.ts'
import type { Draft } from '../execution/execution.ts'
import type { Clock, Read } from '../ports.ts'
import type { MachineIdentity } from '../states/context.ts'
import type { Queries } from '../store/queries.ts'
import type { Store } from '../store/store.ts'
import { toDescription, toListItem } from './answers.ts'
import { cutPage, readPage } from './page.ts'

/** The execution of an ARN; throws ExecutionDoesNotExist. */
export const findExecution = (machine: MachineIdentity, store: Store, arn: string, now: Date): Draft => {
  const name = nameInArn(machine.name, arn)
  const draft = name === undefined ? undefined : store.find(name, now)
  if (draft === undefined) throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
  return draft
}

export const createReads = (parts: {
  machine: MachineIdentity
  store: Store
  queries: Queries
  clock: Clock
  read: Read
}): Pick<StateMachine, 'describeExecution' | 'listExecutions' | 'getExecutionHistory'> => {
  const { machine, store, queries, clock, read } = parts

  return {
    describeExecution: async ({ executionArn }) => {
      const now = clock.now()
      const { execution } = await read(() => findExecution(machine, store, executionArn, now))
      return toDescription(execution, machine.arn, now)
    },

    listExecutions: async ({ statusFilter, ...page } = {}) => {
      const { limit, from } = readPage(page, Number.MAX_SAFE_INTEGER)
      const found = await read(() => queries.executions(statusFilter, from, limit + 1))
      const { items, nextToken } = cutPage(found, limit, (last) => last.id)
      return { executions: items.map((execution) => toListItem(execution, machine.arn)), nextToken }
    },

    getExecutionHistory: async ({ executionArn, reverseOrder = false, ...page }) => {
      const { limit, from } = readPage(page, reverseOrder ? Number.MAX_SAFE_INTEGER : 0)
      const found = await read(() => {
        const { id } = findExecution(machine, store, executionArn, clock.now()).execution
        return queries.events(id, from, limit + 1, reverseOrder)
      })
      const { items, nextToken } = cutPage(found, limit, (last) => last.id)
      return { events: items, nextToken }
    },
  }
}
