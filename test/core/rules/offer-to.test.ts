import { describe, expect, it } from '@jest/globals'
import type { Task } from '../../../lambdas/core/order.ts'
import { nextGeneration, offerTo } from '../../../lambdas/core/rules/offer-to.ts'
import { anOffer, aTask } from '../../builders/task.ts'

const link = { kid: 'k2', linkDays: 90, now: new Date('2026-04-02T00:00:00Z') }
const expiresAt = '2026-07-01T00:00:00.000Z'
const suzuki = { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' }
const given = (offers: Task['offers'], member = suzuki) => offerTo(aTask({ offers }), member, link)
const offerOf = (changes = {}) => anOffer({ ref: 2, member: suzuki, ...changes })

describe('a member who is given a task', () => {
  it('and has no link yet gets one with the next ref', () => {
    const { task, offer } = given([anOffer({ ref: 1 }), anOffer({ ref: 4, member: { ...suzuki, id: 'ito' } })])
    expect(offer).toEqual({ ref: 5, member: suzuki, generation: 1, expiresAt, kid: 'k2', revoked: [] })
    expect(task.offers.map(({ ref }) => ref)).toEqual([1, 4, 5])
  })

  it('and has one keeps it', () => {
    const { task, offer } = given([anOffer(), offerOf()])
    expect(offer).toEqual(offerOf())
    expect(task.offers).toEqual([anOffer(), offerOf()])
  })

  it('is known by the name and address of today', () => {
    const today = { ...suzuki, name: '鈴木 蓮(旧姓 林)', email: 'ren@example.com' }
    const { task, offer } = given([anOffer(), offerOf()], today)
    expect(offer.member).toEqual(today)
    expect(task.offers[1]).toEqual(offer)
  })

  it.each([
    ['has expired', { expiresAt: '2026-04-02T00:00:00.000Z' }],
    ['was withdrawn', { withdrawnAt: '2026-04-01T12:00:00.000Z' }],
  ])('and whose link %s gets a fresh one', (_, changes) => {
    const old = offerOf(changes)
    const { task, offer } = given([old])
    expect(offer).toEqual({
      ref: 2,
      member: suzuki,
      generation: 2,
      expiresAt,
      kid: 'k2',
      revoked: [{ generation: 1, expiresAt: old.expiresAt, kid: 'k1' }],
    })
    expect(task.offers).toEqual([offer])
  })
})

it('a link that is taken back is remembered, the last ten of them', () => {
  const often = Array.from({ length: 12 }).reduce<Task['offers'][number]>(nextGeneration, anOffer())
  expect(often.generation).toBe(13)
  expect(often.revoked.map(({ generation }) => generation)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})
