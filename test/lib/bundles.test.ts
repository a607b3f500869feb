import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as coreErrors from '../../lambdas/core/errors.ts'
import { linkOf } from '../../lambdas/core/link.ts'
import { type FunctionName, functionNames } from '../../lib/names.ts'
import { toldErrors } from '../../statemachine/branches.ts'
import { anEnteredOrder } from '../builders/running-order.ts'
import { anOffer, aTask, byKey } from '../builders/task.ts'
import { aWebhook, aWebhookRequest } from '../builders/webhook.ts'
import { consequenceOf, listedErrors, steps } from './bundles/asl.ts'
import { buildStack } from './bundles/built-stack.ts'
import { keptInside, shownElsewhere } from './bundles/kept-inside.ts'
import { maintenance } from './bundles/kintone-answers.ts'
import { addedByAws, type Lambda, startLambda } from './bundles/lambda-process.ts'
import { eventOf, provokedErrors } from './bundles/provoked-errors.ts'
import { kintoneDomain, ring, startWorld, type World, webhookSecret } from './bundles/world.ts'

let stack: ReturnType<typeof buildStack>
let world: World
const lambdas = new Map<FunctionName, Lambda>()

const built = (name: FunctionName) => {
  const found = stack.functions.get(name)
  if (!found) throw new Error(`The stack has no function ${name}.`)
  return found
}
const lambda = (name: FunctionName) => {
  const found = lambdas.get(name)
  if (!found) throw new Error(`${name} is not loaded.`)
  return found
}

beforeAll(async () => {
  stack = buildStack()
  world = await startWorld(Object.assign({}, ...[...stack.functions.values()].map(({ told }) => told)))
  for (const name of functionNames) lambdas.set(name, await startLambda(name, built(name), world.ports))
})
afterAll(async () => {
  await Promise.all([...lambdas.values()].map((one) => one.end()))
  await world?.close()
  stack?.remove()
})

describe('every bundle', () => {
  it('is there for its function', () => {
    expect([...stack.functions.keys()].sort()).toEqual([...functionNames].sort())
  })

  it.each(functionNames)('loads with what the template and AWS tell it, and nothing else: %s', (name) => {
    const { variables, handler } = lambda(name).ready
    expect(handler).toBe('function')
    expect(variables.sort()).toEqual([...Object.keys(addedByAws(name)), ...Object.keys(built(name).told)].sort())
  })
})

describe('the map of a bundle', () => {
  it.each(functionNames)('leads stack traces to the sources without holding them: %s', (name) => {
    const { sources, sourcesContent } = JSON.parse(readFileSync(`${built(name).file}.map`, 'utf8'))
    expect(sources).toContainEqual(expect.stringMatching(new RegExp(`lambdas/${name}\\.ts$`)))
    expect(sourcesContent).toBeUndefined()
  })
})

const pids = new Map(provokedErrors.map((one, index) => [one, { recordId: `${index + 1}`, pid: `k1-${index + 1}-1` }]))

describe('an error of a bundle', () => {
  it.each(provokedErrors)('has the name that the state machine knows: $fn $error', async (provoked) => {
    const { fn, error, order, kintone, putsAreRefused } = provoked
    const id = pids.get(provoked) ?? { recordId: '', pid: '' }
    world.trouble({})
    if (order) await world.orders.put(order(id), { open: true })
    world.trouble({ kintone: kintone?.(id), putsAreRefused })
    const { errorType } = await lambda(fn).invoke(eventOf(provoked, id.pid))
    expect(errorType).toBe(error)
  })

  it.each(provokedErrors.filter(({ consequence }) => consequence))(
    'has its consequence: $fn $error $consequence',
    (provoked) => {
      const { fn, node, error, consequence } = provoked
      const asked = steps.filter((step) => step.fn === fn && step.node === node)
      expect(asked.map((step) => consequenceOf(step, error))).toEqual([consequence])
    },
  )

  it.each(functionNames)('is provoked, or there is a reason why it cannot be: %s', (name) => {
    const code = readFileSync(built(name).file, 'utf8')
    const held = Object.keys(coreErrors).filter((error) => new RegExp(`name\\s*=\\s*"${error}"`).test(code))
    const known = provokedErrors.filter(({ fn }) => fn === name).map(({ error }) => error)
    const inside = keptInside[name] ?? {}
    const unexplained = held.filter(
      (error) => !known.includes(error) && !inside[error] && !inside['*'] && !shownElsewhere[error],
    )
    expect(unexplained).toEqual([])
    expect(Object.keys(inside).filter((error) => error !== '*' && !held.includes(error))).toEqual([])
  })

  it('is thrown for every name that the process lists', () => {
    const thrown = provokedErrors.filter(({ fn }) => steps.some((step) => step.fn === fn)).map(({ error }) => error)
    const ours = listedErrors.filter((name) => !/^(States|Lambda)\./.test(name) && !toldErrors.includes(name))
    expect(ours.filter((name) => !thrown.includes(name) && !shownElsewhere[name])).toEqual([])
  })
})

describe('an error that ends no invocation', () => {
  const entered = (recordId: string, pid: string) =>
    anEnteredOrder({ recordId, record: { revision: '4', pid, status: '3_対応中' } })

  it('is named in patrol’s log', async () => {
    world.trouble({})
    const at = '2026-04-01T00:00:00.000Z'
    const cancel = { at, by: 'ops', reason: '', dueAt: at, step: 'kintone' as const }
    const order = { ...entered('901', 'k1-901-1'), status: 'cancelling' as const, cancel }
    await world.orders.put(order, { open: true, attentionAt: new Date(at) })
    world.trouble({ kintone: { anything: maintenance } })
    const { errorType, logged } = await lambda('patrol').invoke({})
    expect(errorType).toBeUndefined()
    expect(logged.join()).toContain('"error":"KintoneUnavailable"')
  })

  it('is named in the webhook’s log, and becomes a 500, which reconcile repairs', async () => {
    world.trouble({})
    await world.orders.put(entered('902', 'k1-902-1'), { open: true })
    await world.ledger.claim('1', '902', 1, 'k1-902-1')
    world.trouble({ kintone: { anything: maintenance } })
    const record = { ...aWebhook().record, $id: { type: '__ID__', value: '902' } }
    const request = aWebhookRequest(aWebhook({ record }), { pathParameters: { secret: webhookSecret } })
    const { answer, logged } = await lambda('receive-webhook').invoke(request)
    expect(answer?.statusCode).toBe(500)
    expect(logged.join()).toContain('"error":"KintoneUnavailable"')
  })

  it('is named in the task page’s log, and the answer stands', async () => {
    world.trouble({})
    const pid = 'k1-903-1'
    const offer = anOffer({ expiresAt: '2999-01-01T00:00:00.000Z' })
    await world.orders.put({ ...entered('903', pid), tasks: byKey(aTask({ offers: [offer] })) }, { open: true })
    const link = linkOf({ pid, node: '1-1', round: 1, ref: 1 }, offer, ring)
    const form = `${new URLSearchParams({ outcome: 'done', q_licenseKey: 'ABCD-1234' })}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const { answer, logged } = await lambda('task-page').invoke(
      aWebhookRequest(form, { pathParameters: { link }, headers }),
    )
    expect(answer?.statusCode).toBe(200)
    expect(logged.join()).toContain('"error":"TaskTokenGone"')
  })
})

describe('without a word of it in the environment', () => {
  it('bundles find AWS in their region, and kintone where the settings say', () => {
    const services = new Set(
      world.calls.calls.filter(({ by }) => by !== 'test').map(({ action }) => action.split(':')[0]),
    )
    expect([...services].sort()).toEqual(['dynamodb', 'secretsmanager', 'ssm', 'states'])
    expect([...world.sentTo]).toEqual([kintoneDomain])
  })

  it('the style sheet is served', async () => {
    expect((await lambda('style').invoke({})).answer?.statusCode).toBe(200)
  })
})
