import { randomUUID } from 'node:crypto'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDefinition } from '../../embedded/definition.ts'
import { createExecutions } from '../../embedded/executions.ts'
import { createLog } from '../../embedded/log.ts'
import { createSmtpMailer } from '../../embedded/mail/smtp-mailer.ts'
import { type Database, openDatabase } from '../../embedded/sqlite/database.ts'
import { createLeases } from '../../embedded/sqlite/leases.ts'
import { createLedger } from '../../embedded/sqlite/ledger.ts'
import { createOrderStore } from '../../embedded/sqlite/order-store.ts'
import { createStateMachine } from '../../embedded/state-machine/create-state-machine.ts'
import { createKintone, createKintoneClient } from '../../lambdas/adapters/kintone/kintone.ts'
import type { KeyRing } from '../../lambdas/core/ports.ts'
import { patrol } from '../../lambdas/core/use-cases/patrol.ts'
import { createComposeMail } from '../../lambdas/handlers/compose-mail.ts'
import { median } from '../driver/figures.ts'
import type { World } from '../driver/world.ts'
import { withFolder } from '../targets/fresh.ts'
import { settingsFor } from '../targets/settings.ts'
import { dueOrders } from './waiting.ts'

export interface PatrolTimes {
  /** Milliseconds of one patrol that has ten orders to look at, while many and while no others are open. */
  many: number
  few: number
  ratio: number
}

const machineName = 'order-delivery'
const inTwoHours = 2 * 3_600_000

/** Lets patrol find the ten orders that could not be mailed, again and again on copies of the same file. */
export function measurePatrol(world: World, data: string, runs: number): Promise<PatrolTimes> {
  const { linkKeys } = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as { linkKeys: KeyRing }
  return withFolder(async (folder) => {
    const many: number[] = []
    const few: number[] = []
    // The first run of each is its warm-up.
    for (let run = 0; run <= runs; run++) {
      for (const [times, onlyDue] of [
        [many, false],
        [few, true],
      ] as const) {
        const copy = join(folder, `${run}-${onlyDue}.sqlite`)
        copyFileSync(join(data, 'nouhin.sqlite'), copy)
        const ms = await onePatrol(world, { file: copy, linkKeys }, onlyDue)
        if (run > 0) times.push(ms)
      }
    }
    return {
      many: median(many),
      few: median(few),
      ratio: median(many.map((ms, run) => ms / (few[run] ?? Number.NaN))),
    }
  })
}

async function onePatrol(world: World, { file, linkKeys }: { file: string; linkKeys: KeyRing }, onlyDue: boolean) {
  const database = openDatabase(file)
  const now = new Date(Date.now() + inTwoHours)
  if (onlyDue)
    await database.commit(() =>
      database.db.prepare('DELETE FROM orders WHERE attention_at IS NULL OR attention_at > ?').run(now.toISOString()),
    )
  // Deleting has read all of the file; without that, so has this.
  database.db.prepare('SELECT sum(length(item)) FROM orders').get()
  const { deps, close } = await patrolOn(world, database, linkKeys, now)
  try {
    // As at the start of an office.
    await deps.mailer.verify()
    const began = performance.now()
    const patrolled = await patrol(deps)
    const ms = performance.now() - began
    if (patrolled === 'busy' || patrolled.visited !== dueOrders)
      throw new Error(`patrol was to look at ${dueOrders} orders: ${JSON.stringify(patrolled)}`)
    const { items } = await deps.orders.needingAttention(now, 1)
    if (items.length > 0) throw new Error('patrol has left work')
    return ms
  } finally {
    await close()
  }
}

async function patrolOn({ kintone, postbox }: World, database: Database, linkKeys: KeyRing, now: Date) {
  const inForce = settingsFor(postbox.port)
  const settings = { get: async () => ({ ...inForce, publicUrl: 'http://localhost' }) }
  const clock = { now: () => now }
  const ids = { uuid: () => randomUUID(), random: Math.random }
  const secrets = { keyRing: async () => linkKeys, webhookSecrets: async () => [] }
  const machine = createStateMachine({
    ...database,
    name: machineName,
    definition: await readDefinition(),
    invoke: async () => ({}),
    clock: { ...clock, setTimer: () => () => undefined },
    ids,
  })
  const mailer = createSmtpMailer(inForce.mail, undefined)
  const client = createKintoneClient({ baseUrl: kintone.url, apiToken: 'bench' })
  const deps = {
    orders: createOrderStore(database),
    ledger: createLedger(database),
    leases: createLeases(database),
    executions: createExecutions(machine, machineName),
    kintone: createKintone({ client, settings }),
    compose: createComposeMail({ settings, secrets, clock }),
    mailer,
    secrets,
    settings,
    metrics: { put: () => undefined },
    clock,
    ids,
    log: createLog(),
  }
  const close = async () => {
    await mailer.close()
    database.close()
  }
  return { deps, close }
}
