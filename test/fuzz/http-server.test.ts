import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'
import { createDesk } from '../e2e/kintone-desk.ts'
import { type PlaceProcess, startPlaceProcess } from '../e2e/place-process.ts'
import { until } from '../e2e/until.ts'
import { rawMarker } from './hostile-text.ts'
import { oddRequests } from './odd-requests.ts'
import { type RawAnswer, sendRaw } from './raw-http.ts'

let place: PlaceProcess
let data: string
let port: number
let link: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'nouhin-raw-'))
  port = await freePort()
  place = startPlaceProcess(data, port)
  await place.started
  await createDesk(place.url).add({ k_ステータス: '2_対応要' })
  link = await until(linkInMails, (found) => found !== '')
})
afterAll(async () => {
  await place.stop()
  await rm(data, { recursive: true })
})

async function linkInMails(): Promise<string> {
  const { mails } = (await (await fetch(`${place.url}/mailbox/mails.json`)).json()) as { mails: { text: string }[] }
  return mails.map(({ text }) => /https?:\S+(\/t\/\S+)/.exec(text)?.[1] ?? '').find((path) => path !== '') ?? ''
}

const routes: [string, () => string][] = [
  ['the task page', () => link],
  ['a forged link', () => '/t/forged.link'],
  ['the webhook', () => '/webhook/kintone/wrong'],
  ['the case list', () => '/console'],
  ['the cases as CSV', () => '/console/cases.csv'],
  ['the cases for Excel', () => '/console/cases.xlsx'],
  ['a retry of many', () => '/console/retry'],
  ['a case', () => '/console/orders/k1-1-1'],
  ['the style sheet', () => '/style.css'],
  ['the live script', () => '/live.js'],
  ['the mailbox', () => '/mailbox'],
  ['a mail', () => '/mailbox/1'],
  ['the mails as JSON', () => '/mailbox/mails.json'],
  ['the start page', () => '/'],
  ['the clock', () => '/clock'],
  ['the simulated kintone', () => '/k/1/'],
  ['its form', () => '/k/1/save'],
  ['its faults', () => '/k/1/faults'],
  ['its deletions', () => '/k/1/delete'],
  ['its API', () => '/k/v1/record.json'],
  ['nothing', () => '/nothing/here'],
]

/** The signs of a failure inside, or of somebody's text that came through as it was. */
function complaintOf(how: string, { status, head, body }: RawAnswer): string | undefined {
  if (status >= 500) return `${how}: ${status}`
  if (status === 0) return refusedByHangingUp.includes(how) ? undefined : `${how}: no answer`
  if (/^x-injected|zq/im.test(head)) return `${how}: a header came back: ${head}`
  if (/content-type: text\/html/i.test(head) && rawMarker.test(body)) return `${how}: came back raw`
  return /node:internal|node_modules|\.ts:\d+/.test(body) ? `${how}: the inside shows: ${body}` : undefined
}
const refusedByHangingUp = [
  'no HTTP',
  'nothing but a line break',
  'CONNECT',
  'less than its length',
  'a length of 20 MB',
]

describe('the HTTP server', () => {
  it.each(Object.entries(oddRequests))('answers on every route: %s', async (how, request) => {
    const answers = routes.map(async ([name, path]) => {
      const complaint = complaintOf(how, await sendRaw(port, Buffer.from(request(path()), 'latin1')))
      return complaint && `${name}: ${complaint}`
    })
    expect((await Promise.all(answers)).filter(Boolean)).toEqual([])
    expect(place.isAlive()).toBe(true)
  })

  it('works on as if nothing had been', async () => {
    expect((await sendRaw(port, `GET ${link} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)).status).toBe(
      200,
    )
  })
})
