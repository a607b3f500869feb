import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDisk } from '../../embedded/disk/find-trouble.ts'
import { readSettings } from '../../embedded/read-settings.ts'
import { demoSettings } from '../demo-settings.ts'
import { end } from '../end.ts'
import { freePort } from '../free-port.ts'
import { type Place, startPlace } from '../place.ts'
import { createClerk } from './clerk.ts'
import { type Cast, type DemoOrder, demoOrders } from './orders.ts'
import { nothingSeen, observe, type Seen, table } from './report.ts'
import { createStaff } from './staff.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Plays the orders on fresh data, from outside only: kintone's page, webhooks, mails and links. @returns all went as it must */
export async function runDemo(): Promise<boolean> {
  const data = await withDisk(tmpdir(), () => mkdtemp(join(tmpdir(), 'nouhin-demo-')))
  const settings = readSettings(demoSettings)
  const onDiskFailure = (error: Error) => {
    rmSync(data, { recursive: true, force: true })
    end(error)
  }
  let place: Place | undefined
  try {
    place = await startPlace({ settings, data, host: '127.0.0.1', port: await freePort(), onDiskFailure })
    const { url } = place
    const { appId } = settings.kintone
    const seen = await playAll(demoOrders, castOf(place, appId), (id, order) => observe(url, appId, id, order), say)
    say(`\n${table(seen)}`)
    return seen.every(({ isRight }) => isRight)
  } finally {
    await place?.stop()
    await rm(data, { recursive: true })
  }
}

/** One order after the other; one that gets stuck says why, and leaves the others to be played. */
export async function playAll(
  orders: readonly DemoOrder[],
  cast: Cast,
  see: (recordId: string, order: DemoOrder) => Promise<Seen>,
  say: (line: string) => void,
): Promise<({ order: DemoOrder } & Seen)[]> {
  const seen = []
  for (const order of orders) {
    say(order.name)
    const end = order.play(cast, order.customer).then((recordId) => see(recordId, order))
    seen.push({
      order,
      ...(await end.catch((error) => {
        say(`  × ${error instanceof Error ? error.message : error}`)
        return nothingSeen
      })),
    })
  }
  return seen
}

function castOf({ url, webhookUrl }: Place, appId: string): Cast {
  const post = (address: string, init: RequestInit) => fetch(address, { method: 'POST', redirect: 'manual', ...init })
  return {
    clerk: createClerk(`${url}/k/${appId}/`),
    staff: createStaff(`${url}/mailbox`, say),
    forward: async (seconds) => {
      const moved = await post(`${url}/clock`, {
        body: new URLSearchParams({ seconds: String(seconds) }),
        headers: { origin: url },
      })
      if (moved.status !== 303) throw new Error(`the clock answered ${moved.status}`)
    },
    deliverLateWebhook: async (recordId) => {
      const body = JSON.stringify({
        id: '01234567-0123-0123-0123-0123456789ab',
        type: 'UPDATE_RECORD',
        app: { id: appId, name: '契約台帳' },
        record: { $id: { type: '__ID__', value: recordId }, k_ステータス: { type: 'RADIO_BUTTON', value: '2_対応要' } },
      })
      const answer = await post(webhookUrl, { body, headers: { 'content-type': 'application/json' } })
      if (answer.status !== 200) throw new Error(`the webhook got ${answer.status}`)
    },
  }
}
