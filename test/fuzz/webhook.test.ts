import { it } from '@jest/globals'
import fc from 'fast-check'
import { aDeletion, aWebhook } from '../builders/webhook.ts'
import { check } from './check.ts'
import { answerOf, lookAround } from './handlers.ts'
import { hostileText, marker, sensibleOrNot } from './hostile-text.ts'
import { eventOf } from './http-event.ts'
import { mutated, nested } from './json.ts'
import { expectNothingLeaked, sceneOf } from './scene.ts'

const values = fc.record({
  $id: sensibleOrNot('2', '3', '9'),
  k_Qid: sensibleOrNot('', 'k1-2-1'),
  k_ステータス: sensibleOrNot('2_対応要', '3_対応中', '4_対応済', '1_未対応'),
  k_氏名: hostileText,
})
const payload = fc.oneof(
  values.map((given) =>
    aWebhook({
      record: Object.fromEntries(Object.entries(given).map(([code, value]) => [code, { type: 'TEXT', value }])),
    }),
  ),
  fc.constantFrom<unknown>(aWebhook(), aDeletion(), { type: 'ADD_RECORD_COMMENT', app: { id: '1' } }),
)
const body = fc.oneof(
  { weight: 3, arbitrary: payload.chain(mutated).map((value) => JSON.stringify(value)) },
  { weight: 3, arbitrary: payload.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.constantFrom(nested(20_000), `{"type":"${marker}"`, '\ufeff{}', 'null', '[]', '1e999') },
)
const secret = fc.oneof(
  { weight: 9, arbitrary: fc.constant('the-webhook-secret') },
  { weight: 1, arbitrary: hostileText },
)

it('a webhook is answered sanely, whatever it holds, and does nothing without its secret', async () => {
  const request = eventOf({ method: 'POST', route: '/webhook/kintone/{secret}', path: { secret }, body })
  await check(
    fc.record({ request, state: fc.constantFrom('open', 'closed', 'starting'), which: fc.nat() }),
    async (given) => {
      const scene = await sceneOf(given.state, marker)
      const before = JSON.stringify(scene.orders.all())
      const { statusCode, body: told = '' } = await answerOf(scene, given.request)
      if (told.includes('zq')) throw new Error(`what was sent came back: ${told}`)
      const isSecret = given.request.pathParameters?.secret === 'the-webhook-secret'
      if (!isSecret && statusCode !== 401) throw new Error(`without the secret: ${statusCode}`)
      if (statusCode !== 200 && JSON.stringify(scene.orders.all()) !== before) throw new Error('refused, but it wrote')
      await lookAround(scene, given.which)
      expectNothingLeaked(scene)
    },
  )
})
