import type { MetricValues } from '../../lambdas/core/metrics.ts'
import type { Log } from '../../lambdas/core/ports.ts'
import type { ComposeMail } from '../../lambdas/core/use-cases/send-mails.ts'
import { someSettings } from '../builders/settings.ts'
import { createClock } from './clock.ts'
import { createExecutions } from './executions.ts'
import { createKintone } from './kintone.ts'
import { createLeases } from './leases.ts'
import { createLedger } from './ledger.ts'
import { createMailer } from './mailer.ts'
import { createOrders } from './orders.ts'

/** One mail to the member or the address that the mail is for. */
const compose: ComposeMail = async (order, { task, ref, kind, to: address }) => {
  const offer = order.tasks[task ?? '']?.offers.find((candidate) => candidate.ref === ref)
  const to = { name: offer?.member.name ?? 'ops', address: address ?? offer?.member.email ?? 'ops@example.com' }
  return { to, subject: kind, text: '', html: '' }
}

/** Every port in memory, on one clock: what any use case needs. */
export function createWorld(settings = someSettings()) {
  const lines: { level: keyof Log; message: string; fields?: Record<string, string | number> }[] = []
  const write = (level: keyof Log) => (message: string, fields?: Record<string, string | number>) =>
    void lines.push({ level, message, fields })
  const measured: { values: MetricValues; about?: Record<string, string | number> }[] = []
  let uuids = 0
  return {
    clock: createClock(),
    orders: createOrders(),
    ledger: createLedger(),
    leases: createLeases(),
    executions: createExecutions(),
    kintone: createKintone(),
    mailer: createMailer(),
    compose,
    secrets: {
      keyRing: async () => ({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64url') } }),
      webhookSecrets: async () => ['the-webhook-secret', 'the-previous-secret'],
    },
    settings: { get: async () => settings },
    ids: { uuid: () => `uuid-${++uuids}` },
    metrics: {
      put: (values: MetricValues, about?: Record<string, string | number>) => void measured.push({ values, about }),
      measured,
    },
    log: { info: write('info'), warn: write('warn'), error: write('error'), lines },
  }
}
export type World = ReturnType<typeof createWorld>
