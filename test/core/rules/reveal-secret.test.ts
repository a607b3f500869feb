import { describe, expect, it } from '@jest/globals'
import { revealSecret } from '../../../lambdas/core/rules/reveal-secret.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnsweredTask, anOffer, aTask, byKey } from '../../builders/task.ts'
import { decidedOrder, expectUnchanged, refusalOf } from './expect-decided.ts'

const look = {
  node: '1-2',
  round: 1,
  ref: 1,
  generation: 1,
  members: [anOffer().member],
  code: 'q_licenseKey',
  now: new Date('2026-04-01'),
} as const
const withdrawn = anOffer({ withdrawnAt: '2026-04-01T00:00:00.000Z' })
const variables = { q_licenseKey: 'KEY-1', q_memo: [] }

describe('a look at a secret', () => {
  it('is written down, without the secret', () => {
    const order = anEnteredOrder({ variables, tasks: byKey(aTask({ node: '1-2' })) })
    expect(decidedOrder(revealSecret(order, look)).events).toEqual([
      expect.objectContaining({ type: 'secret-revealed', by: 'sato', node: '1-2', data: { variable: 'q_licenseKey' } }),
    ])
  })

  it('that is not there is not written down', () => {
    const order = anEnteredOrder({ tasks: byKey(aTask({ node: '1-2' })) })
    expectUnchanged(order, revealSecret(order, look))
  })

  it('again within a minute is the same look', () => {
    const order = anEnteredOrder({ variables, tasks: byKey(aTask({ node: '1-2' })) })
    const once = decidedOrder(revealSecret(order, look))
    expectUnchanged(once, revealSecret(once, { ...look, now: new Date('2026-04-01T00:00:59.999Z') }))
    expect(decidedOrder(revealSecret(once, { ...look, now: new Date('2026-04-01T00:01:00Z') })).events).toHaveLength(2)
  })

  it.each([
    ['another task', byKey(aTask({ node: '1-1' })), 'no-such-task'],
    ['an answered task', byKey(anAnsweredTask({ node: '1-2' })), 'already-answered'],
    ['a superseded task', byKey(aTask({ node: '1-2', status: 'superseded' })), 'task-superseded'],
    ['a task that was given to another', byKey(aTask({ node: '1-2', offers: [withdrawn] })), 'link-revoked'],
  ])('through the link of %s is refused', (_, tasks, kind) => {
    expect(refusalOf(revealSecret(anEnteredOrder({ variables, tasks }), look))).toMatchObject({ kind })
  })
})
