import { Hono } from 'hono'
import type { AppDefinition } from './app-definition.ts'
import { createAppSettings, liveApp } from './app-settings/create-app-settings.ts'
import { contractLedger } from './contract-ledger.ts'
import { createDesk } from './desk.ts'
import { noFaults } from './faults.ts'
import { pageRoutes } from './page/routes.ts'
import { createRecordBook } from './record-book.ts'
import { type KintoneRecord, recordJson } from './record-json.ts'
import type { Tokens } from './rest/check-token.ts'
import { type OnRequest, recordRequests } from './rest/record-requests.ts'
import { restRoutes } from './rest/routes.ts'
import { everyRight } from './rest/token-rights.ts'
import { type FieldValues, openStore } from './store.ts'
import { createWebhookSender } from './webhook/create-webhook-sender.ts'

export type KintoneSimulatorOptions = {
  /** Path of the simulator's own SQLite file, or `:memory:`. */
  readonly database: string
  /** Default `1`. */
  readonly appId?: string
  /** May do everything. */
  readonly apiToken: string
  /** Further tokens of the app, each with what it may do. */
  readonly tokens?: Tokens
  /** Apps that the domain has beside the simulated one, and that no token here is for. */
  readonly otherApps?: readonly string[]
  /** How long a deploy of the app's settings takes; default 200. */
  readonly deployMilliseconds?: number
  /** Where webhooks go; asked at each event, so that it may change or be absent. */
  readonly webhookUrl?: () => string | undefined
  readonly clock: { now(): Date }
  readonly ids: { uuid(): string }
  /** The app's fields as long as no deploy has changed them; default 契約台帳. */
  readonly app?: AppDefinition
  readonly fetch?: typeof globalThis.fetch
  /** Where the page lives, with a slash at both ends; default `/k/{appId}/`. */
  readonly pagePath?: string
  /** Where the page's header leads back to; absent: nowhere. */
  readonly home?: string
  /** The cookie that remembers the page's language; default `lang`. */
  readonly languageCookie?: string
  /** Told of every API request, without its headers, and awaited before it is answered. */
  readonly onRequest?: OnRequest
  /** Told when the file did not take in a write, before whoever asked for it is told. */
  readonly onStoreFailure?: (error: unknown) => void
}

/**
 * A stand-in for one kintone domain with one app: REST API at `/k/v1/`, a page at `pagePath`, webhooks, faults, and
 * `GET /simulator/changes.json`, which real kintone does not have.
 */
export function createKintoneSimulator(options: KintoneSimulatorOptions) {
  const { appId = '1', apiToken, clock, ids, pagePath = `/k/${appId}/`, otherApps = [] } = options
  const {
    fetch = globalThis.fetch,
    webhookUrl: url = () => undefined,
    onRequest,
    home,
    languageCookie = 'lang',
  } = options
  const faults = noFaults()
  const store = openStore(options.database, options.onStoreFailure)
  const settings = createAppSettings({
    store,
    definition: options.app ?? contractLedger,
    deployMilliseconds: options.deployMilliseconds ?? 200,
    deployFails: () => faults.deployFails,
  })
  const definition = liveApp(settings)
  const tokens = { ...options.tokens, [apiToken]: everyRight }
  const book = createRecordBook({ store, definition, clock })
  const webhooks = createWebhookSender({ app: { id: appId, definition }, url, clock, ids, faults, fetch })
  const desk = createDesk({ book, webhooks, clock })
  // the address that records' links carry when nobody has come in over HTTP
  const nowhere = 'https://example.cybozu.com'

  const app = new Hono()
  if (onRequest) app.use('/k/v1/*', recordRequests(onRequest))
  app.route('/', restRoutes({ appId, otherApps, tokens, definition, settings, book, webhooks, faults, ids }))
  app.route(
    pagePath,
    pageRoutes({ base: pagePath, home, languageCookie, definition, book, desk, webhooks, faults, settings }),
  )
  app.get(pagePath.replace(/\/$/, ''), (c) => c.redirect(pagePath, 301))
  app.get('/simulator/changes.json', (c) => c.json({ changes: store.changes() }))

  return {
    app,
    /** Switches; set a property to true or false at any time. */
    faults,
    /** Every write that took effect, oldest first. */
    changes: () => store.changes(),
    /** A person's doings at the screen, without HTTP. Each throws a KintoneApiError where the page would complain. */
    records: {
      add: (values: FieldValues): string => String(desk.add(values, nowhere).id),
      update: (id: string, values: FieldValues): void => void desk.update(Number(id), values, { url: nowhere }),
      remove: (id: string): void => desk.remove(Number(id)),
      get: (id: string): KintoneRecord => recordJson(definition, book.find(Number(id))),
      all: (): KintoneRecord[] => book.list().map((record) => recordJson(definition, record)),
    },
    /** The app's settings, live and in preview, and how the latest deploy went. */
    settings: () => settings.current(),
    /** What became of the latest webhooks, oldest first. */
    webhookLog: () => webhooks.log(),
    /** Resolves when no webhook is on its way any more. */
    settled: () => webhooks.settled(),
    /** Gives up webhooks on their way, waits for that, closes the file. */
    async close(): Promise<void> {
      webhooks.close()
      settings.close()
      await webhooks.settled()
      store.close()
    },
  }
}

export type KintoneSimulator = ReturnType<typeof createKintoneSimulator>
