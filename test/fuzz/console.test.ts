import { it } from '@jest/globals'
import fc from 'fast-check'
import { caseSorts, caseStatuses } from '../../lambdas/core/case-query.ts'
import { toldTexts } from '../../lambdas/views/console/told.ts'
import { humanLanes } from '../../statemachine/process.ts'
import { check } from './check.ts'
import { answerOf, lookAround } from './handlers.ts'
import { hostileText, sensibleOrNot } from './hostile-text.ts'
import { type EventOf, eventOf, type Fields } from './http-event.ts'
import { expectNothingLeaked, sceneOf, stateNames } from './scene.ts'

const path: Fields = {
  pid: fc.oneof({ weight: 9, arbitrary: fc.constant('k1-2-1') }, { weight: 1, arbitrary: hostileText }),
}
const query: Fields = {
  q: hostileText,
  status: sensibleOrNot(...caseStatuses),
  lane: sensibleOrNot(...humanLanes),
  overdue: sensibleOrNot('1'),
  sort: sensibleOrNot(...caseSorts),
  dir: sensibleOrNot('desc'),
  page: sensibleOrNot('1', '2'),
  retried: sensibleOrNot('1', '9999'),
  refused: sensibleOrNot('0'),
  more: sensibleOrNot('1'),
}
const act: Fields = {
  act: sensibleOrNot('retry', 'cancel', 'resend', 'reassign'),
  reason: hostileText,
  task: sensibleOrNot('1-1#1', '1-1#1', '1-2#1', '2#1', '1-1′#2', '1-1#99', '1-1#1e0'),
  from: sensibleOrNot('sato', 'takahashi'),
  to: sensibleOrNot('suzuki', 'sato'),
}

it.each<[string, EventOf]>([
  ['the case list', { method: 'GET', route: '/console', query }],
  ['the cases as CSV', { method: 'GET', route: '/console/cases.csv', query }],
  [
    'a case',
    {
      method: 'GET',
      route: '/console/orders/{pid}',
      path,
      query: { part: sensibleOrNot('live'), told: sensibleOrNot(...Object.keys(toldTexts)) },
    },
  ],
  ['an act upon a case', { method: 'POST', route: '/console/orders/{pid}', path, form: act }],
  [
    'a retry of many',
    {
      method: 'POST',
      route: '/console/retry',
      form: { error: sensibleOrNot('KintoneAccessError') },
    },
  ],
])('%s is answered sanely, whatever is asked and whatever the order holds', async (_, route) => {
  const inputs = fc.record({
    state: fc.constantFrom(...stateNames),
    text: hostileText,
    which: fc.nat(),
    request: eventOf(route),
  })
  await check(inputs, async ({ state, text, which, request }) => {
    const scene = await sceneOf(state, text)
    const before = JSON.stringify(scene.orders.all())
    await answerOf(scene, request)
    if (route.method === 'POST') await lookAround(scene, which)
    else if (JSON.stringify(scene.orders.all()) !== before) throw new Error('a look has written')
    expectNothingLeaked(scene)
  })
})
