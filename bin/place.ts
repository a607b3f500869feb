import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { ClockAhead, createClock } from '../embedded/clock/clock.ts'
import { openDataFolder } from '../embedded/data-folder/data-folder.ts'
import { DiskTrouble } from '../embedded/disk/disk-trouble.ts'
import { diskTroubleNow, diskTroubleOf, isOfDisk } from '../embedded/disk/find-trouble.ts'
import { createRoomWatch } from '../embedded/disk/watch-room.ts'
import { onlyLocalNames } from '../embedded/http/only-local-names.ts'
import { createLog } from '../embedded/log.ts'
import { createMailbox } from '../embedded/mail/mailbox.ts'
import { createSmtpMailer } from '../embedded/mail/smtp-mailer.ts'
import { openDatabase } from '../embedded/sqlite/database.ts'
import { DiskFailed } from '../embedded/sqlite/errors.ts'
import type { CommitHook } from '../embedded/sqlite/group-commit.ts'
import { createOrderStore } from '../embedded/sqlite/order-store.ts'
import { tieToPlace } from '../embedded/sqlite/tie-to-place.ts'
import { startOffice } from '../embedded/start-office.ts'
import type { DemoKintone } from '../embedded/start-page/kintone-panel.ts'
import { createStartPage } from '../embedded/start-page/start-page.ts'
import { createKintoneSimulator } from '../kintone-simulator/create-kintone-simulator.ts'
import type { OnRequest } from '../kintone-simulator/rest/record-requests.ts'
import { createKintone, createKintoneClient } from '../lambdas/adapters/kintone/kintone.ts'
import { kintoneAccess } from '../lambdas/core/kintone-access.ts'
import { errorFields } from '../lambdas/core/nouhin-error.ts'
import type { Log } from '../lambdas/core/ports.ts'
import { languageCookie } from '../lambdas/handlers/language.ts'
import type { Settings } from '../settings/settings.ts'
import { isLoopback, urlOf } from './address.ts'
import { checkSettings } from './check-settings.ts'
import type { Connection } from './connection.ts'
import { createDemoKintone } from './demo-kintone.ts'
import { tellAddress } from './embedded-site/running-address.ts'
import { secretsFor } from './secrets-for.ts'

export interface PlaceOptions {
  settings: Settings
  /** The data folder. */
  data: string
  host: string
  port: number
  /** Told right before and after each durable write. */
  onCommit?: CommitHook
  /** Told when the disk has failed: from then on the place does nothing, and only another start changes that. */
  onDiskFailure?: (error: Error) => void
  /** Told of each API request to the simulated kintone, which answers it afterwards. */
  onKintoneRequest?: OnRequest
  /** Where the settings' kintone answers; default: its domain, by https. */
  kintoneUrl?: string
  /** Default: lines on stderr. */
  log?: Log
}

/** A running office, with the kintone and the mail server that its settings name, or with stand-ins for them. */
export interface Place {
  url: string
  /** Holds the webhook secret. */
  webhookUrl: string
  simulates: { kintone: boolean; mail: boolean }
  /** Nothing real is connected. */
  isDemo: boolean
  /** The real ones. */
  connections: Connection[]
  stop(): Promise<void>
}

/**
 * Opens the data folder and starts the office on it; whatever was opened is closed again if that fails. Settings that
 * do not fit together are refused before anything is made.
 */
export async function startPlace(options: PlaceOptions): Promise<Place> {
  checkSettings(options.settings, options.host)
  // A start that comes to mails, and cannot put on disk that they were sent, would send them again at the next one.
  const trouble = diskTroubleNow(options.data)
  if (trouble) throw trouble
  const opened = new AsyncDisposableStack()
  try {
    const started = await startWith(opened, options)
    return { ...started, stop: () => opened.disposeAsync() }
  } catch (error) {
    await opened.disposeAsync()
    throw diskTroubleOf(error, options.data) ?? error
  }
}

async function startWith(opened: AsyncDisposableStack, options: PlaceOptions): Promise<Omit<Place, 'stop'>> {
  const { data, host, port, onCommit, onKintoneRequest, log = createLog() } = options
  const onDiskFailure = (error: unknown) => {
    const trouble = diskTroubleOf(error, data)
    if (trouble) options.onDiskFailure?.(trouble.kind === 'gone' ? putBack(trouble) : trouble)
  }
  const putBack = (trouble: DiskTrouble) => {
    try {
      return database.putBack() ? new DiskTrouble('put-back', data, { cause: trouble }) : trouble
    } catch (error) {
      return diskTroubleOf(error, data) ?? trouble
    }
  }
  const url = urlOf(host, port)
  const settings = { ...options.settings, publicUrl: options.settings.publicUrl ?? url }
  const { kintone, mail, publicUrl } = settings
  const simulates = { kintone: kintone.domain === undefined, mail: mail.smtp === undefined }
  const isDemo = simulates.kintone && simulates.mail

  const folder = opened.adopt(openDataFolder(data), (it) => it.close())
  const { kintone: kintoneSecrets, smtp: smtpSecrets } = secretsFor(settings, folder, data)
  const database = opened.adopt(openDatabase(folder.databasePath, { onCommit, onDiskFailure }), (it) => it.close())
  const clock = createClock(database)
  if (!isDemo && clock.isAhead()) throw new ClockAhead()
  await tieToPlace(database, { kintone: kintone.domain ?? 'simulated', appId: kintone.appId })

  const [webhookSecret] = await folder.secrets.webhookSecrets()
  const webhookUrl = new URL(`/webhook/kintone/${webhookSecret}`, simulates.kintone ? url : publicUrl).href

  const pages: Hono[] = []
  let demoKintone: DemoKintone | undefined
  if (simulates.kintone) {
    const simulator = createKintoneSimulator({
      database: join(data, 'kintone-simulator.sqlite'),
      appId: kintone.appId,
      home: '/',
      languageCookie,
      apiToken: kintoneSecrets.apiToken,
      webhookUrl: () => webhookUrl,
      clock,
      ids: { uuid: () => randomUUID() },
      onRequest: onKintoneRequest,
      onStoreFailure: (cause) => isOfDisk(cause) && onDiskFailure(new DiskFailed({ cause })),
    })
    opened.adopt(simulator, (it) => it.close())
    pages.push(simulator.app)
    demoKintone = createDemoKintone(simulator, kintone)
  }
  const mailbox = createMailbox({ ...database, clock })
  if (simulates.mail) pages.push(mailbox.page)
  const mails = simulates.mail ? mailbox.mails : undefined
  pages.push(createStartPage({ clock, orders: createOrderStore(database), kintone: demoKintone, mails, isDemo }))
  // No other data folder has a link key of this name.
  const { current: sender } = await folder.secrets.keyRing()
  const onBroken = (reason: string) => log.error('the thread that sends mails broke', { reason })
  const onRefreshToken = (change: { used: string; next: string }) => {
    try {
      folder.replaceRefreshToken(change)
    } catch (error) {
      log.error('the new refresh token of the mail server could not be kept', errorFields(error))
    }
  }
  const smtpOf = { sender, onBroken, onRefreshToken }
  const smtp = mail.smtp && opened.adopt(createSmtpMailer(mail, smtpSecrets, smtpOf), (it) => it.close())
  const { kintoneUrl = kintone.domain ? `https://${kintone.domain}` : url } = options
  const client = createKintoneClient(kintoneAccess(kintone, kintoneSecrets, kintoneUrl))
  const kintoneRecords = createKintone({ client, settings: { get: async () => settings } })

  const office = await startOffice({
    settings,
    database,
    secrets: folder.secrets,
    clock,
    mailer: smtp ?? mailbox.mailer,
    kintone: kintoneRecords,
    pages,
    guard: isDemo && isLoopback(host) ? onlyLocalNames([new URL(publicUrl).hostname]) : undefined,
    consolePassword: isDemo ? undefined : folder.opsPassword,
    host,
    port,
    log,
    chores: [{ name: 'room', seconds: 3_600, run: createRoomWatch(data, log) }],
  })
  opened.defer(() => office.stop())
  opened.defer(tellAddress(data, url))

  const connections: Connection[] = []
  if (kintone.domain !== undefined) {
    const check = () => kintoneRecords.findByStatus(kintone.status.triggers)
    connections.push({ name: `kintone ${kintone.domain}`, check })
  }
  if (smtp) connections.push({ name: `SMTP ${mail.smtp?.host}`, check: () => smtp.verify() })
  return { url, webhookUrl, simulates, isDemo, connections }
}
