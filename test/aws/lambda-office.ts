import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../bin/free-port.ts'
import { createClock } from '../../embedded/clock/clock.ts'
import { readDefinition } from '../../embedded/definition.ts'
import { createHttpServer } from '../../embedded/http/http-server.ts'
import { createSchedule } from '../../embedded/schedule/schedule.ts'
import { openDatabase } from '../../embedded/sqlite/database.ts'
import { createStateMachine } from '../../embedded/state-machine/create-state-machine.ts'
import { createKintoneSimulator } from '../../kintone-simulator/create-kintone-simulator.ts'
import type { OnRequest } from '../../kintone-simulator/rest/record-requests.ts'
import { createDynamoDbLedger } from '../../lambdas/adapters/aws/dynamodb-ledger.ts'
import { createDynamoDbOrders } from '../../lambdas/adapters/aws/dynamodb-orders.ts'
import { createTable } from '../../lambdas/adapters/aws/dynamodb-table.ts'
import type { FunctionName } from '../../lib/names.ts'
import { parseSettings, type SettingsInput } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'
import { createCallRecorder } from './call-recorder.ts'
import { type Names, names, startFakeServices } from './fake-services.ts'
import { createLambdaFunctions, type LambdaFunctionsOptions } from './lambda-functions.ts'
import { lambdaRoutes } from './lambda-routes.ts'
import { mailboxPage } from './mailbox-page.ts'
import { variablesByFunction } from './variables-by-function.ts'

export interface LambdaOfficeOptions {
  settings?: SettingsInput
  /** Where each function's module is; the sources, if left out. */
  entryOf?: LambdaFunctionsOptions['entryOf']
  /** Which of the product's variables a function is given; just what it needs, if left out. */
  environmentOf?: (name: FunctionName, all: Record<string, string>) => Record<string, string>
  /** False: patrol and reconcile run only when a test invokes them. */
  schedules?: boolean
  /** Told of each API request to the simulated kintone, which answers it afterwards. */
  onKintoneRequest?: OnRequest
  /** What the state machine, the table, the parameter and the secrets are called, where that matters. */
  named?: Names & { machine: string }
}

const webhookSecret = 'the-webhook-secret'
const kintoneToken = 'simulated-kintone'
const silent = { info: () => {}, warn: () => {}, error: () => {} }
const onlyWhatItNeeds = (name: FunctionName, all: Record<string, string>) =>
  Object.fromEntries(Object.entries(all).filter(([variable]) => variablesByFunction[name].includes(variable)))
const sourceOf = (name: FunctionName) => new URL(`../../lambdas/${name}.ts`, import.meta.url)

/**
 * The product as on AWS: the functions' entry modules, each in a process of its own and wired by its environment alone,
 * behind an HTTP API, a state machine and schedules; with a simulated kintone. One address serves pages, kintone, and
 * `/mailbox/mails.json`; `calls` has every call of every function. `stop` ends all and removes its data.
 */
export async function startLambdaOffice(options: LambdaOfficeOptions = {}) {
  const opened = new AsyncDisposableStack()
  try {
    return { ...(await startWith(opened, options)), stop: () => opened.disposeAsync() }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}
export type LambdaOffice = Awaited<ReturnType<typeof startLambdaOffice>>

async function startWith(opened: AsyncDisposableStack, options: LambdaOfficeOptions) {
  const { settings = settingsInput(), entryOf = sourceOf, environmentOf = onlyWhatItNeeds, schedules = true } = options
  const { named = { ...names, machine: 'order-delivery' } } = options
  const folder = opened.adopt(await mkdtemp(join(tmpdir(), 'nouhin-aws-')), (path) => rm(path, { recursive: true }))
  const database = opened.adopt(openDatabase(join(folder, 'machine.sqlite')), (it) => it.close())
  const clock = opened.adopt(createClock(database), (it) => it.close())
  const calls = createCallRecorder()
  // kintone's client takes plain http for this name alone
  const port = await freePort()
  const url = `http://localhost:${port}`

  const machine = createStateMachine({
    ...database,
    name: named.machine,
    definition: await readDefinition(),
    invoke: (placeholder, payload) => functions.invoke(functionOf(placeholder), payload, 'states'),
    clock,
    ids: { uuid: () => crypto.randomUUID(), random: Math.random },
    async onExecutionEnded(detail) {
      if (detail.status === 'SUCCEEDED') return
      const event = { source: 'aws.states', 'detail-type': 'Step Functions Execution Status Change', detail }
      await functions.invoke('execution-ended', event, 'events')
    },
  })
  const aws = await startFakeServices({
    machine,
    settings,
    webhookSecret,
    kintoneToken,
    recorder: calls,
    named,
    invoke: (...given) => functions.invoke(...given),
  })
  opened.defer(() => aws.close())
  const variables = { ...aws.variables, PUBLIC_URL: url, KINTONE_BASE_URL: url }
  const functions = createLambdaFunctions({
    entryOf,
    environmentOf: (name) => ({ ...environmentOf(name, variables), ...aws.environmentOf(name) }),
    recorder: calls,
  })
  opened.defer(() => functions.close())

  const webhookUrl = `${url}/webhook/kintone/${webhookSecret}`
  const kintone = createKintoneSimulator({
    database: join(folder, 'kintone.sqlite'),
    apiToken: kintoneToken,
    webhookUrl: () => webhookUrl,
    clock,
    ids: { uuid: () => crypto.randomUUID() },
    onRequest: options.onKintoneRequest,
  })
  opened.adopt(kintone, (it) => it.close())
  const table = createTable(named.table, aws.clientOf())
  const orders = createDynamoDbOrders({ table, log: silent })
  const forConsole = {
    orders,
    ledger: createDynamoDbLedger({ table }),
    settings: { get: async () => ({ ...parseSettings(settings), publicUrl: url }) },
    clock,
    log: silent,
  }
  const server = createHttpServer({
    routes: lambdaRoutes((name, event) => functions.invoke(name, event, 'apigateway'), forConsole),
    pages: [kintone.app, mailboxPage(aws.mails)],
    log: silent,
  })
  await server.listen({ port })
  opened.defer(() => server.close())
  opened.defer(() => machine.close())
  await machine.start()
  const schedule = opened.adopt(createSchedule(clock, silent), (it) => it.stop())
  if (schedules) {
    schedule.every('patrol', 60, () => functions.invoke('patrol', {}, 'scheduler'))
    schedule.every('reconcile', 300, () => functions.invoke('reconcile', {}, 'scheduler'))
  }

  return {
    url,
    webhookUrl,
    calls,
    named,
    machine,
    orders,
    kintone,
    aws,
    invoke: functions.invoke,
    logs: functions.logs,
    /** Lets the schedules run as after that time; the functions' own clocks stay what they are. */
    forward: (seconds: number) => clock.moveForward(seconds * 1_000),
  }
}

/** `OpenTaskFunction` in the definition is the function `open-task`. */
const functionOf = (placeholder: string) =>
  placeholder
    .replace(/Function$/, '')
    .replace(/\B[A-Z]/g, '-$&')
    .toLowerCase() as FunctionName
