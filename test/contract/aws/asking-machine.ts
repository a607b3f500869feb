import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../embedded/sqlite/database.ts'
import { executionArn } from '../../../embedded/state-machine/arn.ts'
import { createStateMachine } from '../../../embedded/state-machine/create-state-machine.ts'
import { atEndOfTest } from '../../at-end-of-test.ts'
import { createTestClock } from '../../embedded/state-machine/test-clock.ts'
import type { AskingExecutions } from '../executions.ts'

const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: {
        FunctionName: 'AskFunction',
        Payload: { pid: '{% $states.input.pid %}', token: '{% $states.context.Task.Token %}' },
      },
      Catch: [{ ErrorEquals: ['KeyReturned'], Next: 'Caught' }],
      End: true,
    },
    Caught: { Type: 'Succeed' },
  },
}

/** The machine that the contract of executions asks for. */
export async function askingMachine() {
  const place = new AsyncDisposableStack()
  atEndOfTest(() => place.disposeAsync())
  const folder = place.adopt(mkdtempSync(join(tmpdir(), 'nouhin-')), (path) => rmSync(path, { recursive: true }))
  const database = place.adopt(openDatabase(join(folder, 'machine.sqlite')), (it) => it.close())
  const tokens = new Map<string, string>()
  const clock = createTestClock()
  const machine = createStateMachine({
    ...database,
    name: 'asking',
    definition,
    clock,
    ids: { uuid: () => crypto.randomUUID(), random: Math.random },
    invoke: async (_, payload) => {
      const { pid, token } = payload as { pid: string; token: string }
      if (pid.endsWith('9')) throw Object.assign(new Error('no such field'), { name: 'KintoneSetupError' })
      tokens.set(pid, token)
    },
  })
  place.defer(() => machine.close())
  await machine.start()
  const asked: Omit<AskingExecutions, 'executions'> = {
    tokenOf: async (pid) => tokens.get(pid) ?? '',
    settled: () => machine.idle(),
    outputOf: async (pid) => (await machine.describeExecution({ executionArn: executionArn('asking', pid) })).output,
  }
  return { machine, ...asked }
}
