import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClock } from '../../embedded/clock/clock.ts'
import { readDefinition } from '../../embedded/definition.ts'
import { createExecutions } from '../../embedded/executions.ts'
import { createFunctions } from '../../embedded/functions.ts'
import { createMailStore } from '../../embedded/mail/mail-store.ts'
import { createRoutes } from '../../embedded/routes.ts'
import { type Database, openDatabase } from '../../embedded/sqlite/database.ts'
import { createLeases } from '../../embedded/sqlite/leases.ts'
import { createLedger } from '../../embedded/sqlite/ledger.ts'
import { createOrderStore } from '../../embedded/sqlite/order-store.ts'
import { executionArn } from '../../embedded/state-machine/arn.ts'
import { createStateMachine } from '../../embedded/state-machine/create-state-machine.ts'
import { createKintone } from '../../lambdas/adapters/kintone/kintone.ts'
import type { Order } from '../../lambdas/core/order.ts'
import type { ExecutionStatus, Ledger, Log, Orders } from '../../lambdas/core/ports.ts'
import { createComposeMail } from '../../lambdas/handlers/compose-mail.ts'
import { someSettings } from '../builders/settings.ts'
import { everyPage } from '../contract/every-page.ts'
import { createSimulator, serveSimulator } from '../kintone-simulator/simulator.ts'
import { createAsk } from './ask.ts'
import { createPostbox } from './postbox.ts'

export interface InProcessOfficeOptions {
  settings?: ReturnType<typeof someSettings>
  /** Where orders and the records' holders are kept; left out: in the office's own SQLite file. */
  stores?: { orders: Orders; ledger: Ledger }
  /** Gets every webhook that kintone would send; nothing delivers it but the test. */
  onWebhook?: (payload: unknown) => void
}

const machineName = 'order-delivery'
const secret = 'the-webhook-secret'

/**
 * The product's handlers, engine, stores and kintone adapter in this process, with the simulated kintone behind HTTP;
 * called as API Gateway calls them, without a server before them. What it opens goes to `opened`, its data with it.
 */
export async function openInProcessOffice(
  opened: AsyncDisposableStack,
  { settings = someSettings(), stores, onWebhook = () => {} }: InProcessOfficeOptions,
) {
  const folder = opened.adopt(await mkdtemp(join(tmpdir(), 'nouhin-reliability-')), (path) =>
    rm(path, { recursive: true }),
  )
  const database = opened.adopt(openDatabase(join(folder, 'nouhin.sqlite')), (it) => it.close())
  const clock = opened.adopt(createClock(database), (it) => it.close())
  const simulator = createSimulator({
    clock: unhurriedClock(),
    webhookUrl: () => 'http://nouhin.example/',
    fetch: async (_, init) => {
      onWebhook(JSON.parse(`${init?.body}`))
      return new Response()
    },
  })
  const { client } = opened.adopt(await serveSimulator(simulator), (it) => it.close())
  const errors: string[] = []
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (message, fields) => void errors.push(`${message} ${JSON.stringify(fields)}`),
  }
  const secrets = {
    keyRing: async () => ({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64url') } }),
    webhookSecrets: async () => [secret],
  }
  const ids = { uuid: () => randomUUID(), random: Math.random }
  const machine = createStateMachine({
    ...database,
    name: machineName,
    definition: await readDefinition(),
    invoke: (name, payload) => invoke(name, payload),
    clock,
    ids,
    onExecutionEnded: async ({ name, status }) => {
      await invoke('ExecutionEndedFunction', { detail: { name, status } })
    },
  })
  const settingsSource = { get: async () => settings }
  const mails = createMailStore(database, clock)
  const deps = {
    ...(stores ?? storesIn(database)),
    leases: createLeases(database),
    executions: createExecutions(machine, machineName),
    kintone: createKintone({ client, settings: settingsSource }),
    compose: createComposeMail({ settings: settingsSource, secrets, clock }),
    mailer: mails,
    secrets,
    settings: settingsSource,
    metrics: { put: () => {} },
    clock,
    ids,
    log,
  }
  const functions = createFunctions(deps)
  const invoke = async (name: string, payload: unknown) => {
    const handler = functions[name]
    if (!handler) throw new Error(`no function ${name}`)
    return handler(payload)
  }
  const ask = createAsk(createRoutes(deps))
  await machine.start()
  opened.defer(() => machine.close())

  return {
    settings,
    kintone: simulator,
    ledger: deps.ledger,
    get: deps.orders.get,
    postbox: createPostbox(mails),
    /** What has been logged as an error. */
    errors,
    /** Hands over a webhook; what became of it. */
    async webhook(payload: unknown): Promise<{ status: number; result?: string; pid?: string }> {
      const body = JSON.stringify(payload)
      const answered = await ask('POST /webhook/kintone/{secret}', { secret }, 'application/json', body)
      return { status: answered.status, ...JSON.parse(answered.body) }
    },
    /** Posts a form through a task's link. */
    post: (link: string, form: Record<string, string>) =>
      ask('POST /t/{link}', { link }, 'application/x-www-form-urlencoded', new URLSearchParams(form).toString()),
    reconcile: () => invoke('ReconcileFunction', {}) as Promise<{ started: number; watched: number }>,
    /** Every order: first those that are open. */
    async orders(): Promise<Order[]> {
      const pids = (state: 'open' | 'ended') =>
        everyPage((after) => deps.orders.list({ state, newestFirst: false, limit: 100, after }))
      const found = [...(await pids('open')), ...(await pids('ended'))].map((pid) => deps.orders.get(pid))
      return (await Promise.all(found)).filter((order) => order !== undefined)
    },
    /** The executions of that status, by pid. */
    executionsOf: (status: ExecutionStatus): Promise<string[]> =>
      everyPage((after) => deps.executions.list(status, after)),
    history: async (pid: string) =>
      (await machine.getExecutionHistory({ executionArn: executionArn(machineName, pid), maxResults: 1_000 })).events,
    /** Resolves when every execution waits for a person, or has ended. */
    calm: () => machine.idle(),
  }
}
export type InProcessOffice = Awaited<ReturnType<typeof openInProcessOffice>>

const storesIn = (database: Database) => ({ orders: createOrderStore(database), ledger: createLedger(database) })

/** kintone drops webhooks above 60 in a minute; here each comes a minute after the one before. */
function unhurriedClock() {
  let moment = Date.parse('2026-04-01T00:00:00.000Z')
  return {
    now: () => {
      moment += 60_000
      return new Date(moment)
    },
  }
}
