import type { Faults } from '../faults.ts'
import { type WebhookApp, type WebhookEvent, webhookPayload } from './payload.ts'

/** What became of one notification; kintone's 実行ログ shows the same. */
export type WebhookLogEntry = {
  readonly id: string
  readonly type: WebhookEvent['type']
  readonly recordId: string
  readonly outcome: 'delivered' | 'failed' | 'dropped' | 'lost'
}

type Given = {
  readonly app: WebhookApp
  readonly url: () => string | undefined
  readonly clock: { now(): Date }
  readonly ids: { uuid(): string }
  readonly faults: Faults
  readonly fetch: typeof globalThis.fetch
}

const perMinute = 60
const timeout = 10_000
const kept = 100

/**
 * Posts notifications as kintone does: after the API has answered, once, without retry, signature or custom headers,
 * at most 60 in a minute; the 61st is dropped.
 * https://jp.cybozu.help/k/ja/user/app_settings/set_webhook/webhook_logs.html
 */
export function createWebhookSender({ app, url, clock, ids, faults, fetch }: Given) {
  const inFlight = new Set<Promise<void>>()
  const closing = new AbortController()
  const log: WebhookLogEntry[] = []
  let sentAt: number[] = []

  function record(entry: WebhookLogEntry): void {
    log.push(entry)
    if (log.length > kept) log.shift()
  }

  function allowed(): boolean {
    const now = clock.now().getTime()
    sentAt = sentAt.filter((moment) => now - moment < 60_000)
    if (sentAt.length >= perMinute) return false
    sentAt.push(now)
    return true
  }

  /** Why an event is not even sent, if it is not. */
  function withheld(): 'dropped' | 'lost' | undefined {
    if (!allowed()) return 'dropped'
    return faults.webhooksLost ? 'lost' : undefined
  }

  async function post(target: string, event: WebhookEvent, id: string): Promise<'delivered' | 'failed'> {
    try {
      const response = await fetch(target, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(webhookPayload(app, event, id)),
        signal: AbortSignal.any([AbortSignal.timeout(timeout), closing.signal]),
      })
      await response.body?.cancel()
      return response.ok ? 'delivered' : 'failed'
    } catch {
      return 'failed'
    }
  }

  return {
    /** Hands over one event; delivery begins after the current request has been answered. */
    send(event: WebhookEvent): void {
      const target = url()
      if (!target) return
      const about = { id: ids.uuid(), type: event.type, recordId: String(event.record.id) }
      const reason = withheld()
      if (reason) {
        record({ ...about, outcome: reason })
        return
      }
      const delivery = new Promise<void>((resolve) => setImmediate(resolve))
        .then(() => post(target, event, about.id))
        .then((outcome) => record({ ...about, outcome }))
        .finally(() => inFlight.delete(delivery))
      inFlight.add(delivery)
    },
    /** The latest notifications, oldest first; kept in memory only. */
    log: (): readonly WebhookLogEntry[] => [...log],
    /** Resolves when nothing is on its way any more, including what deliveries have set off meanwhile. */
    async settled(): Promise<void> {
      while (inFlight.size > 0) await Promise.all(inFlight)
    },
    close: (): void => closing.abort(),
  }
}

export type WebhookSender = ReturnType<typeof createWebhookSender>
