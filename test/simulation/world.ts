import { createExecutions } from '../../embedded/executions.ts'
import type { KeyRing, Log } from '../../lambdas/core/ports.ts'
import { hasEnded } from '../../lambdas/core/rules/fence.ts'
import type { Settings } from '../../settings/settings.ts'
import { createLeases } from '../fakes/leases.ts'
import { createLedger } from '../fakes/ledger.ts'
import { createOrders } from '../fakes/orders.ts'
import { createSimulatedClock } from './clock.ts'
import { createEngine, machineName } from './engine.ts'
import { createEntries } from './entries.ts'
import { createFaults } from './faults.ts'
import { createKintoneApp } from './kintone-app.ts'
import { createLambda, type Invocation, type Remote } from './lambda.ts'
import { createLanes } from './lanes.ts'
import { createMailSink } from './mail-sink.ts'
import { createMessages } from './messages.ts'
import { outageOf, type Place } from './outages.ts'
import { createRandom } from './random.ts'
import { webhookOf } from './requests.ts'
import { createScheduler } from './scheduler.ts'

const aKey = (n: number) => Buffer.alloc(32, n).toString('base64url')

/** Two people at once read and write it from many places: the product as on AWS, and everything around it. */
export function createWorld(given: Settings & { publicUrl: string }) {
  const settings = { ...given, lanes: { ...given.lanes } }
  const lanes = createLanes(settings)
  const random = createRandom(1)
  const ids = createRandom(2)
  const clock = createSimulatedClock()
  // Every step takes a moment, as no two things happen in the same one.
  const scheduler = createScheduler(random, () => clock.forward(0.001))
  const faults = createFaults()
  const messages = createMessages(scheduler, random)
  const mails = createMailSink(clock.now)
  const orders = createOrders({ mostOnPage: 2 })
  const ledger = createLedger()
  const leases = createLeases()
  const down = new Set<Place>()
  const alarms: string[] = []
  const ring: KeyRing = { current: 'k1', keys: { k1: aKey(1) } }
  const write = (line: string) => void alarms.push(line)
  const log: Log = { info: () => {}, warn: () => {}, error: write }

  const kintone = createKintoneApp(
    (change) => messages.send(() => void entries.webhook(webhookOf(change))),
    (recordId) => orders.all().find((order) => order.recordId === recordId && !hasEnded(order))?.pid,
    clock.now,
  )
  const remote = (invocation: Invocation): Remote => {
    return {
      orders,
      ledger,
      leases,
      executions: outageOf(down, 'executions', createExecutions(engine.machine, machineName)),
      kintone: outageOf(down, 'kintone', kintone.port),
      mailer: outageOf(down, 'mailer', mails.portOf(invocation)),
      settings: { get: async () => ({ ...settings, lanes: { ...settings.lanes } }) },
      secrets: {
        keyRing: async () => ({ current: ring.current, keys: { ...ring.keys } }),
        webhookSecrets: async () => ['the-webhook-secret'],
      },
    }
  }
  const local = { clock, log, metrics: { put: () => {} }, ids: { uuid: ids.uuid } }

  function crash() {
    lambda.vanish()
    clock.dropTimers()
    scheduler.drop((owner) => 'engine' in owner || 'fn' in owner)
    engine.boot()
  }
  const lambda = createLambda({ scheduler, faults, clock, remote, local, crash, delay: messages.delay })
  const entries = createEntries(lambda)
  const engine = createEngine({
    scheduler,
    faults,
    clock,
    ids,
    crash,
    invoke: entries.task,
    ended: ({ name, status }) => messages.send(() => void entries.executionEnded({ name, status })),
  })

  return {
    random,
    scheduler,
    faults,
    clock,
    messages,
    mails,
    orders,
    ledger,
    down,
    alarms,
    kintone,
    crash,
    entries,
    engine,
    settings,
    lanes,
    forward(seconds: number) {
      lambda.endOverdue(seconds)
      clock.forward(seconds)
    },
    close: engine.close,
    /** A new key signs; the old ones still verify. */
    rotateKey() {
      const next = Object.keys(ring.keys).length + 1
      ring.current = `k${next}`
      ring.keys[ring.current] = aKey(next)
    },
  }
}
export type World = ReturnType<typeof createWorld>
