import { readSettings } from '../embedded/read-settings.ts'
import { type Place, startPlace } from './place.ts'

export interface StartOptions {
  port: number
  host: string
  data: string
  settings: string
}

/** `nouhin start`: runs until Ctrl-C or a service manager's SIGTERM. */
export async function start({ settings, ...where }: StartOptions): Promise<void> {
  const read = readSettings(settings)
  const place = await startPlace({ ...where, settings: read })
  process.stdout.write(`${whereToLook(place, read.kintone.appId)}\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  process.stdout.write(
    '\n納品を止めます。受けた仕事は次の起動で続きから進みます。/ Stopping; every open order goes on at the next start.\n',
  )
  await place.stop()
}

function whereToLook({ url, webhookUrl, simulates }: Place, appId: string): string {
  const isDemo = simulates.kintone && simulates.mail
  const rows: [string, string][] = [
    ['はじめに / start here', `${url}/`],
    ['案件一覧 / cases', `${url}/console${isDemo ? '' : ` (ops, secrets.json: opsPassword)`}`],
    ...(simulates.kintone ? ([['模擬 kintone / simulated kintone', `${url}/k/${appId}/`]] as [string, string][]) : []),
    ...(simulates.mail ? ([['メールボックス / mailbox', `${url}/mailbox`]] as [string, string][]) : []),
    ...(simulates.kintone ? [] : ([['kintone の Webhook URL (秘密 / secret)', webhookUrl]] as [string, string][])),
  ]
  return ['納品 Nouhin', ...rows.map(([name, address]) => `  ${name}: ${address}`), '  Ctrl-C で終了 / to stop'].join(
    '\n',
  )
}
