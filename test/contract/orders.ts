import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Order } from '../../lambdas/core/order.ts'
import type { Orders } from '../../lambdas/core/ports.ts'
import { anOrder } from '../builders/order.ts'
import { everyPage } from './every-page.ts'

const day = (n: number) => new Date(Date.UTC(2026, 3, n))
const numbered = (n: number, changes: Partial<Order> = {}) =>
  anOrder({ recordId: `${n}`, openedAt: day(n).toISOString(), ...changes })
const pidsOf = (...numbers: number[]) => numbers.map((n) => numbered(n).pid)

/** What every store of orders promises; `makeStore` gives an empty one. */
export function ordersContract(name: string, makeStore: () => Orders | Promise<Orders>): void {
  describe(`${name} as a store of orders`, () => {
    let orders: Orders
    beforeEach(async () => {
      orders = await makeStore()
    })

    it('knows no order that was never put', async () => {
      expect(await orders.get('k1-2-1')).toBeUndefined()
    })

    it('gives back what was put, its version raised by one', async () => {
      const order = fullOrder()
      await orders.put(order, { open: true })
      expect(await orders.get(order.pid)).toEqual({ ...order, version: 1 })
    })

    it('keeps Japanese text as it was typed', async () => {
      const q_customerName = '髙橋 﨑子\u3000𠮷野家㈱ ～―−'
      await orders.put(anOrder({ variables: { q_customerName, q_memo: [] } }), { open: true })
      expect((await orders.get('k1-2-1'))?.variables.q_customerName).toBe(q_customerName)
    })

    it('replaces the whole item on the next put', async () => {
      await orders.put(anOrder({ title: '前の件名' }), { open: true })
      await orders.put(anOrder({ version: 1, status: 'running' }), { open: true })
      expect(await orders.get('k1-2-1')).toEqual(anOrder({ version: 2, status: 'running' }))
    })

    it('refuses a new order where there is one', async () => {
      await orders.put(anOrder(), { open: true })
      await expect(orders.put(anOrder(), { open: true })).rejects.toMatchObject({ name: 'VersionConflict' })
    })

    it('refuses a version of an order that is not there', async () => {
      await expect(orders.put(anOrder({ version: 3 }), { open: true })).rejects.toMatchObject({
        name: 'VersionConflict',
      })
    })

    it('refuses a version that was overtaken, and leaves item and indexes as they were', async () => {
      await orders.put(anOrder(), { open: true })
      await orders.put(anOrder({ version: 1, title: '今の件名' }), { open: true })
      const late = orders.put(anOrder({ version: 1, title: '遅れた件名' }), { open: false, attentionAt: day(1) })
      await expect(late).rejects.toMatchObject({ name: 'VersionConflict' })
      expect((await orders.get('k1-2-1'))?.title).toBe('今の件名')
      expect((await orders.needingAttention(day(30), 10)).items).toEqual([])
      expect((await orders.list({ state: 'open', newestFirst: true, limit: 10 })).items).toEqual(['k1-2-1'])
    })

    it('lets exactly one of 50 puts of the same version win', async () => {
      await orders.put(anOrder(), { open: true })
      const puts = await Promise.allSettled(
        Array.from({ length: 50 }, (_, n) => orders.put(anOrder({ version: 1, title: `${n}` }), { open: true })),
      )
      const won = puts.flatMap(({ status }, n) => (status === 'fulfilled' ? [`${n}`] : []))
      expect(won).toHaveLength(1)
      expect(await orders.get('k1-2-1')).toMatchObject({ version: 2, title: won[0] })
    })

    it('lets exactly one of 50 first puts win', async () => {
      const puts = await Promise.allSettled(Array.from({ length: 50 }, () => orders.put(anOrder(), { open: true })))
      expect(puts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    })

    it('does not take over what the caller changes in the order after the put', async () => {
      const order = anOrder({ title: '件名' })
      const put = orders.put(order, { open: true })
      order.title = '書き換え'
      await put
      expect((await orders.get(order.pid))?.title).toBe('件名')
    })

    describe('the attention index', () => {
      const until = (n: number) => everyPage((after) => orders.needingAttention(day(n), 2, after))

      it('lists at or before the moment, earliest first, over pages', async () => {
        for (const n of [5, 3, 1, 4, 2]) await orders.put(numbered(n), { open: true, attentionAt: day(n) })
        expect(await until(4)).toEqual(pidsOf(1, 2, 3, 4))
      })

      it('holds only orders that need someone', async () => {
        await orders.put(numbered(1), { open: true })
        await orders.put(numbered(2), { open: false, attentionAt: day(2) })
        expect(await until(30)).toEqual(pidsOf(2))
      })

      it('follows each put', async () => {
        await orders.put(numbered(1), { open: true, attentionAt: day(1) })
        await orders.put(numbered(2), { open: true, attentionAt: day(2) })
        await orders.put(numbered(1, { version: 1 }), { open: true, attentionAt: day(3) })
        await orders.put(numbered(2, { version: 1 }), { open: true })
        expect(await until(30)).toEqual(pidsOf(1))
      })

      it('lists each of those that share a moment once', async () => {
        for (const n of [1, 2, 3, 4, 5]) await orders.put(numbered(n), { open: true, attentionAt: day(1) })
        expect((await until(1)).toSorted()).toEqual(pidsOf(1, 2, 3, 4, 5))
      })

      it('goes on from where it was when the orders of a page have left the index', async () => {
        for (const n of [1, 2, 3, 4]) await orders.put(numbered(n), { open: true, attentionAt: day(n) })
        const first = await orders.needingAttention(day(30), 2)
        for (const n of [1, 2]) await orders.put(numbered(n, { version: 1 }), { open: true })
        expect((await orders.needingAttention(day(30), 2, first.next)).items).toEqual(pidsOf(3, 4))
      })
    })

    describe('the list by opening', () => {
      const list = (state: 'open' | 'ended', newestFirst: boolean) =>
        everyPage((after) => orders.list({ state, newestFirst, limit: 2, after }))

      beforeEach(async () => {
        for (const n of [3, 1, 5, 2, 4]) await orders.put(numbered(n), { open: n !== 2 })
      })

      it('lists the open ones, newest first', async () => {
        expect(await list('open', true)).toEqual(pidsOf(5, 4, 3, 1))
      })

      it('lists the open ones, oldest first', async () => {
        expect(await list('open', false)).toEqual(pidsOf(1, 3, 4, 5))
      })

      it('moves an order to the ended ones', async () => {
        await orders.put(numbered(4, { version: 1, status: 'closed' }), { open: false })
        expect(await list('open', true)).toEqual(pidsOf(5, 3, 1))
        expect(await list('ended', true)).toEqual(pidsOf(4, 2))
      })

      it('neither repeats nor skips when orders come and go between pages', async () => {
        const first = await orders.list({ state: 'open', newestFirst: true, limit: 2 })
        expect(first.items).toEqual(pidsOf(5, 4))
        await orders.put(numbered(6), { open: true })
        await orders.put(numbered(4, { version: 1, status: 'closed' }), { open: false })
        const next = await orders.list({ state: 'open', newestFirst: true, limit: 2, after: first.next })
        expect(next.items).toEqual(pidsOf(3, 1))
      })
    })
  })
}

/** One with something in every field that a store could mistreat. */
const fullOrder = (): Order =>
  anOrder({
    status: 'running',
    title: '納品 1 髙橋様',
    decision: { handle: true, sendManual: false, why: '' },
    record: { revision: '12', pid: '', status: '2_対応要' },
    variables: {
      q_plan: 'スタンダード',
      q_password: '"\\\u0000\n<&>',
      q_memo: [{ at: '2026-04-01T00:00:00.000Z', by: 'sato', node: '1-1′', round: 2, text: '一行目\n二行目' }],
    },
    tasks: {
      '1-1′#2': {
        node: '1-1′',
        round: 2,
        status: 'answered',
        openedAt: '2026-04-01T00:00:00.000Z',
        token: 'token',
        tokenOrder: [0, 1],
        offers: [
          {
            ref: 1,
            member: { id: 'sato', name: '佐藤', email: 'sato@example.com' },
            generation: 1,
            expiresAt: '2026-07-01T00:00:00.000Z',
            kid: 'k1',
            revoked: [],
          },
        ],
        holder: { ref: 1, at: '2026-04-01T03:00:00.000Z' },
        stages: [{ stage: 'overdue', at: '2026-04-03T08:00:00.000Z' }],
        answer: { outcome: 'done', at: '2026-04-02T00:00:00.000Z', by: { id: 'sato', name: '佐藤' } },
      },
    },
    events: [{ at: '2026-04-01T00:00:00.000Z', type: 'opened', data: { node: 'x1' } }],
  })
