import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createClock } from '../embedded/clock/clock.ts'
import { type DataFolder, openDataFolder } from '../embedded/data-folder/data-folder.ts'
import { createLog } from '../embedded/log.ts'
import { createMailbox } from '../embedded/mail/mailbox.ts'
import { createSmtpMailer } from '../embedded/mail/smtp-mailer.ts'
import { type Database, openDatabase } from '../embedded/sqlite/database.ts'
import type { CommitHook } from '../embedded/sqlite/group-commit.ts'
import { startOffice } from '../embedded/start-office.ts'
import { createStartPage } from '../embedded/start-page/start-page.ts'
import { createKintoneSimulator } from '../kintone-simulator/create-kintone-simulator.ts'
import type { Settings } from '../settings/settings.ts'
import { secretsFor } from './secrets-for.ts'

export interface PlaceOptions {
  settings: Settings
  /** The data folder. */
  data: string
  host: string
  port: number
  onCommit?: CommitHook
}

/** A running office, with the kintone and the mail server that its settings name, or with stand-ins for them. */
export interface Place {
  url: string
  webhookUrl: string
  simulates: { kintone: boolean; mail: boolean }
  stop(): Promise<void>
}

/** Opens the data folder and starts the office on it. */
export async function startPlace(options: PlaceOptions): Promise<Place> {
  const opened: { close(): void | Promise<void> }[] = []
  const close = async () => {
    for (const resource of opened.reverse()) await resource.close()
  }
  try {
    const folder = openDataFolder(options.data)
    opened.push(folder)
    const database = openDatabase(folder.databasePath, { ...(options.onCommit && { onCommit: options.onCommit }) })
    opened.push(database)
    const place = await startIn(folder, database, options, opened)
    return { ...place, stop: close }
  } catch (error) {
    await close()
    throw error
  }
}

async function startIn(
  folder: DataFolder,
  database: Database,
  { settings, data, host, port }: PlaceOptions,
  opened: { close(): void | Promise<void> }[],
): Promise<Omit<Place, 'stop'>> {
  const { apiToken, smtpPassword } = secretsFor(settings, folder, data)
  // kintone's client accepts plain http for this name alone
  const url = `http://localhost:${port}`
  const publicUrl = settings.publicUrl ?? url
  const [webhookSecret] = await folder.secrets.webhookSecrets()
  const webhookUrl = new URL(`/webhook/kintone/${webhookSecret}`, settings.kintone.domain ? publicUrl : url).href
  const simulates = { kintone: settings.kintone.domain === undefined, mail: settings.mail.smtp === undefined }
  const isDemo = simulates.kintone && simulates.mail

  const clock = createClock(database)
  const log = createLog()
  const mailbox = createMailbox({ ...database, clock })
  const simulator = simulates.kintone
    ? createKintoneSimulator({
        database: join(data, 'kintone-simulator.sqlite'),
        appId: settings.kintone.appId,
        apiToken,
        webhookUrl: () => webhookUrl,
        clock,
        ids: { uuid: () => randomUUID() },
      })
    : undefined
  if (simulator) opened.push(simulator)
  const office = await startOffice({
    settings: { ...settings, publicUrl },
    database,
    secrets: folder.secrets,
    clock,
    mailer: settings.mail.smtp ? createSmtpMailer(settings.mail, smtpPassword) : mailbox.mailer,
    kintone: { baseUrl: settings.kintone.domain ? `https://${settings.kintone.domain}` : url, apiToken },
    pages: [
      createStartPage({ clock, simulates, appId: settings.kintone.appId, canMoveClock: isDemo }),
      ...(simulator ? [simulator.app] : []),
      ...(simulates.mail ? [mailbox.page] : []),
    ],
    host,
    port,
    log,
  })
  opened.push({ close: () => office.stop() })
  return { url, webhookUrl, simulates }
}
