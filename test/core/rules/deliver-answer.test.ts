import { describe, expect, it } from '@jest/globals'
import { answerDelivered } from '../../../lambdas/core/rules/deliver-answer.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnsweredTask, aTask, byKey } from '../../builders/task.ts'
import { decidedOrder, eventTypes, expectUnchanged } from './expect-decided.ts'

const now = new Date('2026-04-01T00:00:00Z')
const delivered = { node: '1-1', round: 1, token: 'token-1', now } as const

describe('a delivered answer', () => {
  it('stamps its task', () => {
    const order = decidedOrder(answerDelivered(anEnteredOrder({ tasks: byKey(anAnsweredTask()) }), delivered))
    expect(order.tasks['1-1#1']?.status).toBe('delivered')
    expect(eventTypes(order)).toEqual(['task-delivered'])
  })

  it.each([
    ['that has a newer token by now', anAnsweredTask({ token: 'token-2' })],
    ['that is open', aTask()],
    ['that is stamped already', anAnsweredTask({ status: 'delivered' })],
    ['of another round', anAnsweredTask({ round: 2 })],
  ])('leaves a task alone %s', (_, task) => {
    const order = anEnteredOrder({ tasks: byKey(task) })
    expectUnchanged(order, answerDelivered(order, delivered))
  })
})
