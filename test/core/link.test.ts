import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { checkLink, linkOf, readLocator, sameText, UnknownLinkKey } from '../../lambdas/core/link.ts'
import type { KeyRing } from '../../lambdas/core/ports.ts'
import { nextGeneration } from '../../lambdas/core/rules/offer-to.ts'
import { anOrder } from '../builders/order.ts'
import { anOffer, aTask, byKey } from '../builders/task.ts'

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64url')
const ring: KeyRing = { current: 'k1', keys: { k1: key(1), k2: key(2) } }
const now = new Date('2026-04-01T00:00:00Z')
const locator = { pid: 'k1-2-1', node: '1-1', round: 1, ref: 1 } as const
const orderWith = (offer = anOffer()) => anOrder({ status: 'running', tasks: byKey(aTask({ offers: [offer] })) })

function stateOf(link: string, offer = anOffer(), at = now, keys = ring) {
  const read = readLocator(link)
  return read ? checkLink(read, orderWith(offer), keys, at).kind : 'forged'
}

describe('a link', () => {
  it('is the same whenever it is made of the same offer', () => {
    expect(linkOf(locator, anOffer(), ring)).toBe(linkOf({ ...locator }, anOffer(), ring))
  })

  it('is valid until the very moment it expires', () => {
    const link = linkOf(locator, anOffer(), ring)
    expect(stateOf(link, anOffer(), new Date('2026-06-30T23:59:59.999Z'))).toBe('valid')
    expect(stateOf(link, anOffer(), new Date('2026-07-01T00:00:00.000Z'))).toBe('expired')
  })

  it('of an earlier generation is revoked, the new one valid', () => {
    const { generation, expiresAt, kid } = anOffer()
    const now = anOffer({ generation: 2, revoked: [{ generation, expiresAt, kid }] })
    expect(stateOf(linkOf(locator, anOffer(), ring), now)).toBe('revoked')
    expect(stateOf(linkOf(locator, now, ring), now)).toBe('valid')
  })

  it('before a fresh one that was not used yet is valid beside it, until it expires or both are taken back', () => {
    const { generation, expiresAt, kid } = anOffer()
    const fresh = anOffer({
      generation: 2,
      expiresAt: '2026-09-01T00:00:00.000Z',
      earlier: { generation, expiresAt, kid },
    })
    const [before, after] = [linkOf(locator, anOffer(), ring), linkOf(locator, fresh, ring)]
    expect([stateOf(before, fresh), stateOf(after, fresh)]).toEqual(['valid', 'valid'])
    const july = new Date('2026-07-01T00:00:00.000Z')
    expect([stateOf(before, fresh, july), stateOf(after, fresh, july)]).toEqual(['expired', 'valid'])
    const withdrawn = { ...nextGeneration(fresh), withdrawnAt: now.toISOString() }
    expect([stateOf(before, withdrawn), stateOf(after, withdrawn)]).toEqual(['revoked', 'revoked'])
  })

  it('before a fresh one tells of its own generation and expiry', () => {
    const { generation, expiresAt, kid } = anOffer()
    const fresh = anOffer({
      generation: 2,
      expiresAt: '2026-09-01T00:00:00.000Z',
      earlier: { generation, expiresAt, kid },
    })
    const read = readLocator(linkOf(locator, anOffer(), ring))
    expect(read && checkLink(read, orderWith(fresh), ring, now)).toMatchObject({ generation: 1, expiresAt })
  })

  it('of an offer that was withdrawn is forged, though it is made of it as it stands', () => {
    const offer = anOffer({ withdrawnAt: now.toISOString() })
    expect(stateOf(linkOf(locator, offer, ring), offer)).toBe('forged')
  })

  it('of an earlier generation that never was is forged', () => {
    expect(stateOf(linkOf(locator, anOffer({ generation: 7 }), ring))).toBe('forged')
  })

  it('made with the previous key stays valid while the ring has it', () => {
    const offer = anOffer({ kid: 'k1' })
    expect(stateOf(linkOf(locator, offer, ring), offer, now, { current: 'k2', keys: ring.keys })).toBe('valid')
  })

  it('asks for a fresh ring when the key is unknown', () => {
    const offer = anOffer({ kid: 'k2' })
    const link = linkOf(locator, offer, ring)
    expect(() => stateOf(link, offer, now, { current: 'k1', keys: { k1: key(1) } })).toThrow(UnknownLinkKey)
  })

  it('of a task or offer that is not there is forged', () => {
    expect(stateOf(linkOf({ ...locator, ref: 2 }, anOffer(), ring))).toBe('forged')
    expect(stateOf(linkOf({ ...locator, round: 2 }, anOffer(), ring))).toBe('forged')
    const read = readLocator(linkOf(locator, anOffer(), ring))
    expect(read && checkLink(read, undefined, ring, now).kind).toBe('forged')
  })

  it('holds nothing personal in its readable half', () => {
    const [readable = ''] = linkOf(locator, anOffer(), ring).split('.')
    expect(JSON.parse(Buffer.from(readable, 'base64url').toString())).toEqual(['k1-2-1', '1-1', 1, 1])
  })

  it('needs no escaping in an address', () => {
    const link = linkOf({ ...locator, node: '1-1′' }, anOffer(), ring)
    expect(encodeURIComponent(link)).toBe(link)
    expect(readLocator(link)).toMatchObject({ node: '1-1′' })
  })
})

describe('a forged link', () => {
  it.each([
    ['another member’s', linkOf({ ...locator, ref: 1 }, anOffer({ generation: 1 }), { ...ring, keys: { k1: key(9) } })],
    ['another expiry’s', linkOf(locator, anOffer({ expiresAt: '2027-07-01T00:00:00.000Z' }), ring)],
    ['another key id’s', linkOf(locator, anOffer({ kid: 'k2' }), ring)],
  ])('with %s MAC is noticed', (_, link) => {
    expect(stateOf(link)).toBe('forged')
  })

  it.each([{ pid: 'k1-3-1' }, { node: '1-2' as const }, { round: 2 }, { ref: 2 }])(
    'cannot carry its MAC over to %j',
    (changes) => {
      const elsewhere = { ...locator, ...changes }
      const [, mac = ''] = linkOf(locator, anOffer(), ring).split('.')
      const [, itsOwn] = linkOf(elsewhere, anOffer(), ring).split('.')
      expect(mac).not.toBe(itsOwn)
      const task = aTask({ node: elsewhere.node, round: elsewhere.round, offers: [anOffer({ ref: elsewhere.ref })] })
      const order = anOrder({ status: 'running', tasks: byKey(task) })
      expect(checkLink({ ...elsewhere, mac }, order, ring, now).kind).toBe('forged')
    },
  )

  it('is noticed whichever one character was changed', () => {
    const link = linkOf(locator, anOffer(), ring)
    const character = fc.constantFrom(...'ABCXYZabcxyz0189-_.+/= %')
    fc.assert(
      fc.property(fc.nat(link.length - 1), character, (at, other) => {
        fc.pre(link[at] !== other)
        expect(stateOf(`${link.slice(0, at)}${other}${link.slice(at + 1)}`)).toBe('forged')
      }),
      { numRuns: 2000 },
    )
  })

  it('is no link that was taken back', () => {
    const { generation, expiresAt, kid } = anOffer()
    const now = anOffer({ generation: 2, revoked: [{ generation, expiresAt, kid }] })
    expect(stateOf(linkOf(locator, anOffer({ generation: 7 }), ring), now)).toBe('forged')
  })

  it('that spells a link in another way is noticed', () => {
    const [, mac] = linkOf(locator, anOffer(), ring).split('.')
    const spaced = Buffer.from('["k1-2-1", "1-1", 1, 1]').toString('base64url')
    expect(stateOf(`${spaced}.${mac}`)).toBe('forged')
  })

  it('is noticed whatever the text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 600 }), (text) => stateOf(text) === 'forged'))
  })

  it.each([
    ['a fifth part', ['k1-2-1', '1-1', 1, 1, 1]],
    ['a node that is no task', ['k1-2-1', 'x1', 1, 1]],
    ['round 0', ['k1-2-1', '1-1', 0, 1]],
    ['no list', { pid: 'k1-2-1' }],
  ])('with %s in its locator is no link', (_, content) => {
    expect(readLocator(`${Buffer.from(JSON.stringify(content)).toString('base64url')}.mac`)).toBeUndefined()
  })
})

describe('comparing texts', () => {
  it('works for any two', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => sameText(a, b) === (a === b)))
    expect(sameText('同じ', '同じ')).toBe(true)
  })
})
