import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { parseSettings } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'
import { type Office, openOffice } from '../e2e/office.ts'
import { expectAlive, expectNoLeaks, type Told } from './expect-no-leaks.ts'
import { kintoneSettings } from './markers.ts'
import { type CanaryMail, playCanaries } from './story.ts'

let office: Office
let told: Told
const written: string[] = []
const streams = [process.stdout, process.stderr] as const
const writes = streams.map((stream) => stream.write)

beforeAll(async () => {
  for (const stream of streams)
    stream.write = (chunk: unknown) => {
      written.push(`${chunk}`)
      return true
    }
  office = await openOffice(parseSettings(settingsInput({ kintone: kintoneSettings })))
  told = await tellOf(office)
})
afterAll(async () => {
  for (const [at, stream] of streams.entries()) stream.write = writes[at] as typeof stream.write
  await office[Symbol.asyncDispose]()
})

const mailsOf = ({ stored }: Office) =>
  (stored({ mails: 'mails' }).mails ?? []).map(
    ({ to_address: address, subject, text, html }) => ({ to: { address }, subject, text, html }) as CanaryMail,
  )

async function tellOf(place: Office): Promise<Told> {
  const seen = await playCanaries({
    url: place.url,
    webhookUrl: place.webhookUrl,
    mails: () => mailsOf(place),
    order: place.order,
    forward: place.forward,
    cancel: (pid, reason) => place.post(`/console/orders/${pid}`, { act: 'cancel', reason }),
    redrive: (pid) => place.post(`/console/orders/${pid}`, { act: 'retry' }),
  })
  await place.calm()
  const { executions = [], events = [] } = place.stored()
  const pages = ['/console', '/console/cases.csv', ...place.orders().map(({ pid }) => `/console/orders/${pid}`)]
  const console = await Promise.all(
    pages.flatMap((path) =>
      ['text/html', 'application/json'].map(async (accept) => (await place.get(path, { headers: { accept } })).text()),
    ),
  )
  return {
    seen,
    mails: mailsOf(place),
    orders: place.orders(),
    executions: JSON.stringify([executions, events]),
    logs: [...place.logged, ...written].join('\n'),
    asked: place.asked,
    placeSecrets: secretsIn(JSON.parse(await readFile(join(place.data, 'secrets.json'), 'utf8'))),
    console,
  }
}

/** Every text in secrets.json that is long enough to be a secret. */
function secretsIn(value: unknown, name = 'secrets'): Record<string, string> {
  if (typeof value === 'string') return value.length < 16 ? {} : { [name]: value }
  const inside = Object.entries((value ?? {}) as object).map(([key, child]) => secretsIn(child, `${name}.${key}`))
  return Object.assign({}, ...inside)
}

it('the embedded place: every canary lives where it belongs', () => {
  expectAlive(told)
  expect(Object.keys(told.placeSecrets).length).toBeGreaterThanOrEqual(3)
})

it('the embedded place: none of them is anywhere else', () => {
  expectNoLeaks(told)
})
