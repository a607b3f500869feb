import { beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { linkOf } from '../../lambdas/core/link.ts'
import { type TaskNode, taskNodeSchema } from '../../statemachine/process.ts'
import { anEnteredOrder } from '../builders/running-order.ts'
import { someSettings } from '../builders/settings.ts'
import { anHourIn, aSharedOrder, sato, suzuki } from '../builders/shared-task.ts'
import { aTask, byKey } from '../builders/task.ts'
import { createWorld } from '../fakes/world.ts'
import { check } from './check.ts'
import { answerOf } from './handlers.ts'
import { hostileText } from './hostile-text.ts'
import type { Scene } from './scene.ts'

const renewed = { ...suzuki, generation: 2, revoked: [{ generation: 1, expiresAt: suzuki.expiresAt, kid: 'k1' }] }
const orders = [
  aSharedOrder(),
  anEnteredOrder({ recordId: '3', tasks: byKey(aTask(), aTask({ node: '2', token: 'token-2' })) }),
  anEnteredOrder({ recordId: '4', tasks: byKey(aTask({ offers: [{ ...sato, expiresAt: anHourIn }, renewed] })) }),
]

interface Issued {
  link: string
  is: 'valid' | 'expired' | 'revoked'
}
let scene: Scene
let issued: Issued[]
let before: string

beforeAll(async () => {
  const everywhere = { members: [sato.member, suzuki.member] }
  scene = createWorld(
    someSettings({ lanes: { ライセンス担当: everywhere, 構築担当: everywhere, 送付担当: everywhere } }),
  )
  scene.clock.forward(7_200)
  for (const order of orders) await scene.orders.put(order, { open: true })
  before = JSON.stringify(scene.orders.all())
  const ring = await scene.secrets.keyRing()
  issued = orders.flatMap(({ pid, tasks }) =>
    Object.values(tasks).flatMap(({ node, round, offers }) =>
      offers.flatMap(({ revoked, ...offer }) => {
        const of = (sealed: typeof sato | (typeof revoked)[number]) =>
          linkOf({ pid, node, round, ref: offer.ref }, sealed, ring)
        const is = offer.expiresAt === anHourIn ? ('expired' as const) : ('valid' as const)
        return [
          { link: of({ ...offer, revoked }), is },
          ...revoked.map((earlier) => ({ link: of(earlier), is: 'revoked' as const })),
        ]
      }),
    ),
  )
})

const request = (method: string, link: string) => ({
  version: '2.0',
  routeKey: `${method} /t/{link}`,
  rawPath: '',
  rawQueryString: '',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  pathParameters: { link },
  requestContext: { http: { method } } as Parameters<typeof answerOf>[1]['requestContext'],
  isBase64Encoded: false,
  ...(method === 'POST' && { body: 'outcome=done&q_licenseKey=KEY&act=&renew=' }),
})

it('links that were issued are known for what they are', async () => {
  expect(issued.map(({ is }) => is).toSorted()).toEqual(['expired', 'revoked', ...Array(5).fill('valid')])
  for (const { link, is } of issued)
    expect(await answerOf(scene, request('GET', link))).toMatchObject({ statusCode: is === 'valid' ? 200 : 410 })
})

const bits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const spelled = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const halves = (link: string) => link.split('.') as [string, string]
const locatorOf = (link: string) =>
  JSON.parse(Buffer.from(halves(link)[0], 'base64url').toString()) as [string, TaskNode, number, number]

type Forge = (link: string, other: string, at: number, text: string) => string
const put = (link: string, at: number, character: string) =>
  link.slice(0, at % link.length) + character + link.slice((at % link.length) + 1)

/** Each makes of one link, or of two, something that was never issued. */
const forgeries: Record<string, Forge> = {
  'one character': (link, _, at) => put(link, at, bits[at % 64] ?? ''),
  'one character, by any': (link, _, at, text) => put(link, at, text.slice(0, 1)),
  'the unused bits at its end': (link) => put(link, link.length - 1, bits[bits.indexOf(link.at(-1) ?? '') ^ 1] ?? ''),
  'the MAC of another': (link, other) => `${halves(link)[0]}.${halves(other)[1]}`,
  'another record': (link, _, at) => edited(link, ([, node, round, ref]) => [`k1-${at % 12}-1`, node, round, ref]),
  'another node': (link, _, at) =>
    edited(link, ([pid, , round, ref]) => [pid, taskNodeSchema.options[at % 4], round, ref]),
  'another round': (link, _, at) => edited(link, ([pid, node, , ref]) => [pid, node, at % 4, ref]),
  'another member': (link, _, at) => edited(link, ([pid, node, round]) => [pid, node, round, at % 4]),
  'more in it': (link, _, __, text) => edited(link, (locator) => [...locator, text]),
  'any text for the record': (link, _, __, text) => edited(link, ([, ...rest]) => [text, ...rest]),
  'any locator': (link, _, __, text) => `${spelled(text)}.${halves(link)[1]}`,
  'other JSON for the same': (link) =>
    `${Buffer.from(` ${JSON.stringify(locatorOf(link))}`).toString('base64url')}.${halves(link)[1]}`,
  'numbers as texts': (link) => edited(link, ([pid, node, round, ref]) => [pid, node, `${round}`, `${ref}`]),
  'another case': (link, _, at) => (at % 2 === 0 ? link.toUpperCase() : link.toLowerCase()),
  'another case of the MAC': (link) => `${halves(link)[0]}.${halves(link)[1].toLowerCase()}`,
  padding: (link, _, at) =>
    ['='.repeat(1 + (at % 3)), '.', '..', ' ', '\n', '\0', '%3D', '/'].map((end) => link + end)[at % 8] ?? '',
  'padding within': (link, _, at) => halves(link).join(['=.', '..', '.=', '. ', '%2E'][at % 5]),
  'something in front': (link, _, at) => ['.', ' ', '/', 'A', '\0', '../'].map((start) => start + link)[at % 6] ?? '',
  'one after the other': (link, other, at) => link + (['', '.', ',', ' '][at % 4] ?? '') + other,
  'its MAC twice': (link) => `${link}${halves(link)[1]}`,
  'a part of it': (link, _, at) => link.slice(0, at % link.length),
  'a part from its end': (link, _, at) => link.slice(1 + (at % (link.length - 1))),
  'no MAC': (link) => `${halves(link)[0]}.`,
  'only a MAC': (link) => `.${halves(link)[1]}`,
  'the other base64': (link) =>
    Buffer.from(halves(link)[0], 'base64url').toString('base64') + link.slice(link.indexOf('.')),
  'full width': (link) =>
    link.normalize('NFKC').replace(/[!-~]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)),
  'any text': (_, __, ___, text) => text,
  'any text after it': (link, _, __, text) => link + text,
}

function edited(link: string, edit: (locator: ReturnType<typeof locatorOf>) => unknown[]): string {
  return `${spelled(edit(locatorOf(link)))}.${halves(link)[1]}`
}

/** Sealed by the right key, or by one that nobody has, over what was never offered. */
const sealed = fc
  .record({
    recordId: fc.constantFrom('2', '3', '4', '5'),
    node: fc.constantFrom(...taskNodeSchema.options),
    round: fc.integer({ min: 1, max: 2 }),
    ref: fc.integer({ min: 1, max: 3 }),
    generation: fc.integer({ min: 1, max: 4 }),
    expiresAt: fc.constantFrom(sato.expiresAt, anHourIn, '2126-01-01T00:00:00.000Z', ''),
    key: fc.constantFrom(1, 1, 0, 2),
  })
  .map(({ recordId, node, round, ref, key, ...offer }) =>
    linkOf(
      { pid: `k1-${recordId}-1`, node, round, ref },
      { ...offer, kid: 'k1' },
      { current: 'k1', keys: { k1: Buffer.alloc(32, key).toString('base64url') } },
    ),
  )

const forged = fc
  .record({
    how: fc.constantFrom(...Object.keys(forgeries)),
    at: fc.nat(),
    other: fc.nat(),
    link: fc.nat(),
    text: hostileText,
  })
  .map(
    ({ how, at, other, link, text }) =>
      () =>
        forgeries[how]?.(
          issued[link % issued.length]?.link ?? '',
          issued[other % issued.length]?.link ?? '',
          at,
          text,
        ) ?? '',
  )

/** A link as it was issued, with nothing right before or behind it that could be a part of one, nor unseen within. */
const isGlued = (link: string, text: string) => {
  const letters = [...link].map((letter) => letter.replace('.', '\\.'))
  const found = new RegExp(letters.join('(?:=?[\\s\\p{Cf}]+)?'), 'u').exec(text)
  if (!found) return false
  const behind = text.slice(found.index + found[0].length)
  return !/[\w-]/.test(text.slice(0, found.index)) && !/^[_-]*[A-Za-z0-9]/.test(behind)
}

it('no other link is taken, and none of them changes anything', async () => {
  const links = fc.oneof({ weight: 4, arbitrary: forged }, { weight: 1, arbitrary: sealed.map((link) => () => link) })
  await check(
    fc.record({ make: links, method: fc.constantFrom('GET', 'HEAD', 'POST', 'POST') }),
    async ({ make, method }) => {
      const link = make()
      if (issued.some((one) => isGlued(one.link, link))) return
      const { statusCode } = await answerOf(scene, request(method, link))
      if (statusCode !== 404) throw new Error(`${link} was answered ${statusCode}`)
      if (scene.mailer.sent.length + scene.executions.received.length > 0) throw new Error(`${link} did something`)
      if (JSON.stringify(scene.orders.all()) !== before) throw new Error(`${link} has written`)
    },
  )
})
