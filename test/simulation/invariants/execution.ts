import { executionArn } from '../../../embedded/state-machine/arn.ts'
import { machineName } from '../engine.ts'
import type { World } from '../world.ts'

export async function executionOf({ engine: { machine } }: World, pid: string) {
  const described = await machine
    .describeExecution({ executionArn: executionArn(machineName, pid) })
    .catch(() => undefined)
  return described?.status ?? 'none'
}

/** All that an execution has gone through; nothing, if there is none. */
export async function historyOf({ engine: { machine } }: World, pid: string) {
  const of = { executionArn: executionArn(machineName, pid), maxResults: 1000 }
  return machine.getExecutionHistory(of).then(
    ({ events }) => events,
    () => [],
  )
}
