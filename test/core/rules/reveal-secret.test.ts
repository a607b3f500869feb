import { describe, expect, it } from '@jest/globals'
import { revealSecret } from '../../../lambdas/core/rules/reveal-secret.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnsweredTask, aTask, byKey } from '../../builders/task.ts'
import { decidedOrder, expectUnchanged, refusalOf } from './expect-decided.ts'

const look = {
  pid: 'k1-2-1',
  node: '1-2',
  round: 1,
  ref: 1,
  code: 'q_licenseKey',
  now: new Date('2026-04-01'),
} as const
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

  it.each([
    ['another task', byKey(aTask({ node: '1-1' }))],
    ['an answered task', byKey(anAnsweredTask({ node: '1-2' }))],
    ['a superseded task', byKey(aTask({ node: '1-2', status: 'superseded' }))],
  ])('through the link of %s is refused', (_, tasks) => {
    expect(refusalOf(revealSecret(anEnteredOrder({ variables, tasks }), look))).toEqual({ kind: 'no-such-task' })
  })
})
