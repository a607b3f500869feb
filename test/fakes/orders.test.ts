import { expect, it } from '@jest/globals'
import { VersionConflict } from '../../lambdas/core/errors.ts'
import { anOrder } from '../builders/order.ts'
import { createOrders } from './orders.ts'

const until = new Date('2026-04-02T00:00:00.000Z')

it('puts an order once a version, frozen', async () => {
  const orders = createOrders()
  await orders.put(anOrder(), { open: true })
  await expect(orders.put(anOrder(), { open: true })).rejects.toThrow(VersionConflict)
  const stored = await orders.get('k1-2-1')
  expect(stored?.version).toBe(1)
  expect(() => stored?.unsent.push()).toThrow(TypeError)
})

it('pages through what needs attention and what is open', async () => {
  const orders = createOrders({ mostOnPage: 2 })
  for (const recordId of ['2', '3', '4'])
    await orders.put(anOrder({ recordId, pid: `k1-${recordId}-1` }), { attentionAt: until, open: true })
  const first = await orders.needingAttention(until, 50)
  expect(first.items).toEqual(['k1-2-1', 'k1-3-1'])
  expect((await orders.needingAttention(until, 50, first.next)).items).toEqual(['k1-4-1'])
  expect((await orders.list({ state: 'open', newestFirst: false, limit: 50 })).items).toHaveLength(2)
  expect((await orders.list({ state: 'ended', newestFirst: false, limit: 50 })).items).toEqual([])
})
