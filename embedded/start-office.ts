import { randomUUID } from 'node:crypto'
import type { Hono, MiddlewareHandler } from 'hono'
import { errorFields } from '../lambdas/core/nouhin-error.ts'
import type { Kintone, Log, Mailer, Secrets, SettingsSource } from '../lambdas/core/ports.ts'
import { createComposeMail } from '../lambdas/handlers/compose-mail.ts'
import type { Settings } from '../settings/settings.ts'
import type { MovableClock } from './clock/clock.ts'
import { readDefinition } from './definition.ts'
import { createExecutions } from './executions.ts'
import { createFunctions } from './functions.ts'
import { createHttpServer } from './http/http-server.ts'
import { createLogMetrics } from './log-metrics.ts'
import { createRoutes } from './routes.ts'
import { createSchedule } from './schedule/schedule.ts'
import type { Database } from './sqlite/database.ts'
import { createLeases } from './sqlite/leases.ts'
import { createLedger } from './sqlite/ledger.ts'
import { createOrderStore } from './sqlite/order-store.ts'
import { createStateMachine } from './state-machine/create-state-machine.ts'

export interface OfficeOptions {
  settings: Settings & { publicUrl: string }
  database: Database
  secrets: Secrets
  clock: MovableClock
  mailer: Mailer
  kintone: Kintone
  /** Pages beside the product's own, such as the mailbox; each brings its own paths. */
  pages: Hono[]
  /** Refuses requests before anything else looks at them. */
  guard?: MiddlewareHandler
  /** Opens the console; left out: it is open to everyone who reaches the port. */
  consolePassword?: string
  host: string
  port: number
  log: Log
  /** What is done at the start, and then every `seconds`. */
  chores?: { name: string; seconds: number; run: () => Promise<void> }[]
}

export interface Office {
  /** Ends what is under way and lets go of port and clock; what waits goes on at the next start. */
  stop(): Promise<void>
}

const machineName = 'order-delivery'
const patrolSeconds = 60
const reconcileSeconds = 300

/** Runs the product in this process: HTTP first, then what was under way, then the schedules. */
export async function startOffice(options: OfficeOptions): Promise<Office> {
  const { database, clock, log } = options
  const settings: SettingsSource = { get: async () => options.settings }
  const ids = { uuid: () => randomUUID(), random: Math.random }

  const machine = createStateMachine({
    ...database,
    name: machineName,
    definition: await readDefinition(),
    invoke: (name, payload) => invoke(name, payload),
    clock,
    ids,
    onExecutionEnded: ({ name, status }) => {
      void invoke('ExecutionEndedFunction', { detail: { name, status } }).catch((error) =>
        log.error('the end of an execution was not taken in; reconcile finds it', { pid: name, ...errorFields(error) }),
      )
    },
  })
  const deps = {
    orders: createOrderStore(database),
    ledger: createLedger(database),
    leases: createLeases(database),
    executions: createExecutions(machine, machineName),
    kintone: options.kintone,
    compose: createComposeMail({ settings, secrets: options.secrets, clock }),
    mailer: options.mailer,
    secrets: options.secrets,
    settings,
    metrics: createLogMetrics(log),
    clock,
    ids,
    log,
  }
  const functions = createFunctions(deps)
  const invoke = async (name: string, payload: unknown) => {
    const handler = functions[name]
    if (!handler)
      throw new Error(`The definition names ${name}, which is none of ${Object.keys(functions).join(', ')}.`)
    return handler(payload)
  }

  const server = createHttpServer({
    routes: createRoutes({ ...deps, consolePassword: options.consolePassword }),
    pages: options.pages,
    guard: options.guard,
    log,
  })
  await server.listen({ host: options.host, port: options.port })
  await machine.start()
  const schedule = createSchedule(clock, log)
  schedule.every('patrol', patrolSeconds, () => invoke('PatrolFunction', {}))
  schedule.every('reconcile', reconcileSeconds, () => invoke('ReconcileFunction', {}))
  for (const { name, seconds, run } of options.chores ?? []) schedule.every(name, seconds, run)

  return {
    async stop() {
      await schedule.stop()
      await server.close()
      await machine.close()
      clock.close()
    },
  }
}
