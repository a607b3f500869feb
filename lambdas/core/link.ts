import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { type TaskNode, taskNodeSchema } from '../../statemachine/process.ts'
import { type Offer, type Order, type Sealed, type Task, taskKey } from './order.ts'
import type { KeyRing } from './ports.ts'

/** What a link's readable half says: `base64url(JSON [pid, node, round, ref])`. Nothing personal. */
const locatorSchema = z.tuple([z.string().max(100), taskNodeSchema, z.int().positive(), z.int().positive()])
export interface Locator {
  pid: string
  node: TaskNode
  round: number
  ref: number
}

/** The last part of a task's address, `{locator}.{mac}`; the same offer always gives the same link. */
export function linkOf(locator: Locator, offer: Sealed, ring: KeyRing): string {
  return `${readableOf(locator)}.${macOf(locator, offer, ring)}`
}

const readableOf = ({ pid, node, round, ref }: Locator) =>
  Buffer.from(JSON.stringify([pid, node, round, ref])).toString('base64url')

function macOf({ pid, node, round, ref }: Locator, { generation, expiresAt, kid }: Sealed, ring: KeyRing): string {
  const key = ring.keys[kid]
  if (!key) throw new UnknownLinkKey()
  // As text: for bytes Node first makes a key object, which takes several times as long as the MAC.
  return createHmac('sha256', key, { encoding: 'base64url' })
    .update(JSON.stringify([pid, node, round, ref, generation, expiresAt, kid]))
    .digest('base64url')
}

/** The ring lacks the key that sealed an offer; a fresh copy of the ring may have it. */
export class UnknownLinkKey extends Error {
  override readonly name = 'UnknownLinkKey'
  constructor() {
    super('The key ring lacks the key of a live link. Put the retired key back until its tasks have ended.')
  }
}

/** @returns undefined if the text is no link of ours, whatever its MAC */
export function readLocator(link: string): (Locator & { mac: string }) | undefined {
  const [readable, mac, ...rest] = link.split('.')
  if (!readable || !mac || rest.length > 0 || link.length > 500) return undefined
  try {
    const [pid, node, round, ref] = locatorSchema.parse(JSON.parse(Buffer.from(readable, 'base64url').toString()))
    // Decoding is lenient; one link has one spelling.
    return readableOf({ pid, node, round, ref }) === readable ? { pid, node, round, ref, mac } : undefined
  } catch {
    return undefined
  }
}

/** `generation` and `expiresAt` are those of the link itself, of which the offer may have a later one. */
export type LinkState =
  | { kind: 'forged' }
  | { kind: 'revoked' | 'expired' | 'valid'; task: Task; offer: Offer; generation: number; expiresAt: string }

/** Whether the MAC is that of the offer as it stands, of an earlier generation, or of nothing we ever sent. */
export function checkLink(
  locator: Locator & { mac: string },
  order: Order | undefined,
  ring: KeyRing,
  now: Date,
): LinkState {
  const task = order?.tasks[taskKey(locator.node, locator.round)]
  const offer = task?.offers.find(({ ref }) => ref === locator.ref)
  if (!task || !offer) return { kind: 'forged' }
  const isOf = (link: Sealed) => sameText(locator.mac, macOf(locator, link, ring))
  const isOfEarlier = (link: Sealed | undefined) => link && ring.keys[link.kid] && isOf(link)
  const standing = offer.withdrawnAt ? undefined : isOf(offer) ? offer : isOfEarlier(offer.earlier) && offer.earlier
  if (standing) {
    const { generation, expiresAt } = standing
    return { kind: new Date(expiresAt) <= now ? 'expired' : 'valid', task, offer, generation, expiresAt }
  }
  const taken = offer.revoked.find(isOfEarlier)
  if (!taken) return { kind: 'forged' }
  return { kind: 'revoked', task, offer, generation: taken.generation, expiresAt: taken.expiresAt }
}

/** Compares in a time that tells nothing of where the texts differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
