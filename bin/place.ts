import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createClock } from '../embedded/clock/clock.ts'
import { openDataFolder } from '../embedded/data-folder/data-folder.ts'
import { createLog } from '../embedded/log.ts'
import { createMailbox } from '../embedded/mail/mailbox.ts'
import { createSmtpMailer } from '../embedded/mail/smtp-mailer.ts'
import { openDatabase } from '../embedded/sqlite/database.ts'
import type { CommitHook } from '../embedded/sqlite/group-commit.ts'
import { startOffice } from '../embedded/start-office.ts'
import { createStartPage } from '../embedded/start-page/start-page.ts'
import { createKintoneSimulator } from '../kintone-simulator/create-kintone-simulator.ts'
import type { OnRequest } from '../kintone-simulator/rest/record-requests.ts'
import type { Log } from '../lambdas/core/ports.ts'
import type { Settings } from '../settings/settings.ts'
import { secretsFor } from './secrets-for.ts'

export interface PlaceOptions {
  settings: Settings
  /** The data folder. */
  data: string
  host: string
  port: number
  /** Told right before and after each durable write. */
  onCommit?: CommitHook
  /** Told of each API request to the simulated kintone, which answers it afterwards. */
  onKintoneRequest?: OnRequest
  /** Default: lines on stderr. */
  log?: Log
}

/** A running office, with the kintone and the mail server that its settings name, or with stand-ins for them. */
export interface Place {
  url: string
  webhookUrl: string
  simulates: { kintone: boolean; mail: boolean }
  stop(): Promise<void>
}

/** Opens the data folder and starts the office on it; whatever was opened is closed again if that fails. */
export async function startPlace(options: PlaceOptions): Promise<Place> {
  const opened = new AsyncDisposableStack()
  try {
    const started = await startWith(opened, options)
    return { ...started, stop: () => opened.disposeAsync() }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

async function startWith(opened: AsyncDisposableStack, options: PlaceOptions): Promise<Omit<Place, 'stop'>> {
  const { settings, data, host, port, onCommit, onKintoneRequest, log = createLog() } = options
  const { kintone, mail } = settings
  const folder = opened.adopt(openDataFolder(data), (it) => it.close())
  const { apiToken, smtpPassword } = secretsFor(settings, folder, data)
  const database = opened.adopt(openDatabase(folder.databasePath, { onCommit }), (it) => it.close())
  const clock = createClock(database)

  // kintone's client takes plain http for this name alone
  const url = `http://localhost:${port}`
  const publicUrl = settings.publicUrl ?? url
  const simulates = { kintone: kintone.domain === undefined, mail: mail.smtp === undefined }
  const [webhookSecret] = await folder.secrets.webhookSecrets()
  const webhookUrl = new URL(`/webhook/kintone/${webhookSecret}`, simulates.kintone ? url : publicUrl).href

  const isDemo = simulates.kintone && simulates.mail
  const pages = [createStartPage({ clock, simulates, appId: kintone.appId, canMoveClock: isDemo })]
  if (simulates.kintone) {
    const simulator = createKintoneSimulator({
      database: join(data, 'kintone-simulator.sqlite'),
      appId: kintone.appId,
      apiToken,
      webhookUrl: () => webhookUrl,
      clock,
      ids: { uuid: () => randomUUID() },
      onRequest: onKintoneRequest,
    })
    opened.adopt(simulator, (it) => it.close())
    pages.push(simulator.app)
  }
  const mailbox = createMailbox({ ...database, clock })
  if (simulates.mail) pages.push(mailbox.page)
  const smtp =
    mail.smtp && opened.adopt(createSmtpMailer({ ...mail, smtp: mail.smtp }, smtpPassword), (it) => it.close())

  const office = await startOffice({
    settings: { ...settings, publicUrl },
    database,
    secrets: folder.secrets,
    clock,
    mailer: smtp ?? mailbox.mailer,
    kintone: { baseUrl: kintone.domain ? `https://${kintone.domain}` : url, apiToken },
    pages,
    consolePassword: isDemo ? undefined : folder.opsPassword,
    host,
    port,
    log,
  })
  opened.defer(() => office.stop())
  return { url, webhookUrl, simulates }
}
