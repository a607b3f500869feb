import { it } from '@jest/globals'
import fc from 'fast-check'
import { linkOf } from '../../lambdas/core/link.ts'
import { taskNodeSchema } from '../../statemachine/process.ts'
import { check } from './check.ts'
import { answerOf, lookAround } from './handlers.ts'
import { hostileText, sensibleOrNot } from './hostile-text.ts'
import { type EventOf, eventOf } from './http-event.ts'
import { expectNothingLeaked, pid, type Scene, sceneOf, stateNames } from './scene.ts'

const form: EventOf['form'] = {
  act: sensibleOrNot('claim', 'take-over', 'hand-over', 'memo', 'renew'),
  outcome: sensibleOrNot('done', 'done', 'done', 'returned'),
  to: sensibleOrNot('suzuki', 'sato'),
  memo: hostileText,
  q_memo: hostileText,
  reason: hostileText,
  reveal: sensibleOrNot('q_licenseKey', 'q_password'),
  renew: sensibleOrNot('yes'),
  'take-over': sensibleOrNot('yes'),
  mine: sensibleOrNot('yes'),
  end: sensibleOrNot('yes'),
  q_licenseKey: hostileText,
  q_accessUrl: sensibleOrNot('https://service.example.com/', 'https://service.example.com/。', 'javascript:alert(1)'),
  q_password: hostileText,
  q_sendZipcode: sensibleOrNot('100-0001', '〒１００－０００１'),
  q_sendAddress: hostileText,
  q_sendName: hostileText,
  q_trackingNo: sensibleOrNot('123456789013', '1234-5678-9014'),
  confirm_q_trackingNo: sensibleOrNot('yes'),
  seen_q_licenseKey: sensibleOrNot('1:202e'),
  keep_q_licenseKey: sensibleOrNot('yes'),
  seen_q_accessUrl: sensibleOrNot('28:3002'),
  keep_q_accessUrl: sensibleOrNot('yes'),
}

const scenes = fc.record({ state: fc.constantFrom(...stateNames), text: hostileText, which: fc.nat() })
/** A form that comes with an act does nothing else, so that most forms must come without. */
const answersMostly = { ...form, act: fc.constant('') }
/** As the language is switched on a page that came back. */
const looksAgain = { ...form, look: sensibleOrNot('done', 'returned', 'memo', 'hand-over', '') }

/** A link to one of the order's tasks, or none at all. */
async function linkIn(scene: Scene, which: number): Promise<string | undefined> {
  const offered = scene.orders
    .all()
    .flatMap(({ tasks }) => Object.values(tasks))
    .flatMap(({ node, round, offers }) => offers.map((offer) => ({ node, round, offer })))
  const chosen = offered[which % offered.length]
  if (!chosen) return undefined
  const { node, round, offer } = chosen
  const ring = await scene.secrets.keyRing()
  return linkOf({ pid, node: taskNodeSchema.parse(node), round, ref: offer.ref }, offer, ring)
}

it.each<[string, EventOf]>([
  ['a look by GET', { method: 'GET', route: '/t/{link}', query: { acted: hostileText, act: hostileText } }],
  ['a look by HEAD', { method: 'HEAD', route: '/t/{link}' }],
  ['an act', { method: 'POST', route: '/t/{link}', form }],
  ['a change of language', { method: 'POST', route: '/t/{link}', form: looksAgain }],
  ['an answer', { method: 'POST', route: '/t/{link}', form: answersMostly }],
])('%s on a task page is answered sanely, whatever it holds and whatever the order holds', async (_, route) => {
  const inputs = fc.record({ ...scenesShape(), request: eventOf({ ...route, path: { link: hostileText } }) })
  await check(inputs, async ({ scene: { state, text, which }, isLink, request }) => {
    const scene = await sceneOf(state, text)
    const link = isLink ? await linkIn(scene, which) : undefined
    const before = scene.orders.all()
    await answerOf(scene, { ...request, ...(link && { pathParameters: { link } }) })
    if (route.method === 'POST') await lookAround(scene, which)
    else if (JSON.stringify(scene.orders.all()) !== JSON.stringify(before)) throw new Error('a look has written')
    expectNothingLeaked(scene)
  })
})

function scenesShape() {
  return { scene: scenes, isLink: fc.integer({ min: 0, max: 9 }).map((n) => n > 0) }
}
