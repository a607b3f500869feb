import { diskTroubleOf } from '../embedded/disk/find-trouble.ts'
import { readSettings } from '../embedded/read-settings.ts'
import { tryOnce } from './connection.ts'
import { end } from './end.ts'
import { workOnWithoutOutput } from './output/output-failures.ts'
import { type Place, startPlace } from './place.ts'

export interface StartOptions {
  port: number
  host: string
  data: string
  settings: string
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const say = (line: string) => process.stdout.write(`${line}\n`)

/** `nouhin start`: runs until Ctrl-C or a service manager's SIGTERM. */
export async function start({ settings: file, ...where }: StartOptions): Promise<void> {
  process.once('uncaughtException', (error) => end(diskTroubleOf(error, where.data) ?? error))
  workOnWithoutOutput()
  const settings = readSettings(file)
  const place = await startPlace({ ...where, settings, onDiskFailure: end })
  const stopping = new AbortController()
  const asked = askedToStop()
  say(whereToLook(place, settings.kintone.appId))
  // A service may be down for a while; the start does not wait for it.
  for (const connection of place.connections)
    void tryOnce(connection).then((line) => stopping.signal.aborted || say(`  ${line}`))
  await asked
  stopping.abort()
  say(
    '\n納品を止めます。受けた仕事は次の起動で続きから進みます。/ Stopping; every open order goes on at the next start.',
  )
  await place.stop()
  // Node takes its handlers off before it has ended, and one more Ctrl-C in that moment would look like a crash.
  process.exit()
}

/**
 * Resolves at the first signal to stop. A terminal sends Ctrl-C to every process, and npm or the launcher pass it on, so
 * that one wish comes more than once; only who asks again later does not wait for the end.
 */
function askedToStop(sameWish = 1_000): Promise<void> {
  return new Promise((resolve) => {
    let since: number | undefined
    const onSignal = (signal: NodeJS.Signals) => {
      since ??= performance.now()
      resolve()
      if (performance.now() - since < sameWish) return
      for (const each of stopSignals) process.off(each, onSignal)
      process.kill(process.pid, signal)
    }
    for (const each of stopSignals) process.on(each, onSignal)
  })
}

/** Logs keep what is printed here, so the webhook secret is only named. */
const withoutSecret = (webhookUrl: string) =>
  webhookUrl.replace(/[^/]+$/, '<secret> (<secret> = secrets.json: webhookSecrets[0])')

function whereToLook({ url, webhookUrl, simulates, isDemo }: Place, appId: string): string {
  const rows: [shown: boolean, name: string, address: string][] = [
    [true, 'はじめに / start here', `${url}/`],
    [true, '案件一覧 / cases', `${url}/console${isDemo ? '' : ' (ops, secrets.json: opsPassword)'}`],
    [simulates.kintone, '模擬 kintone / simulated kintone', `${url}/k/${appId}/`],
    [simulates.mail, 'メールボックス / mailbox', `${url}/mailbox`],
    [!simulates.kintone, 'kintone の Webhook URL', withoutSecret(webhookUrl)],
  ]
  const shown = rows.filter(([isShown]) => isShown).map(([, name, address]) => `  ${name}: ${address}`)
  return ['納品 Nouhin', ...shown, '  Ctrl-C で終了 / to stop'].join('\n')
}
