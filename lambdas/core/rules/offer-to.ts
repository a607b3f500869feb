import type { Member } from '../../../settings/settings.ts'
import type { Offer, Task } from '../order.ts'
import { after } from '../time.ts'

export interface FreshLink {
  /** The key that seals new links. */
  kid: string
  linkDays: number
  now: Date
}

const expiry = ({ linkDays, now }: FreshLink) => after(now, linkDays * 24 * 60 * 60)
/** So many links that were taken back are still known as ours. */
const mostRevoked = 10

/** A member's first link in a task. */
export const firstOffer = ({ id, name, email }: Member, ref: number, link: FreshLink): Offer => ({
  ref,
  member: { id, name, email },
  generation: 1,
  expiresAt: expiry(link),
  kid: link.kid,
  revoked: [],
})

/** The offer with its link taken back, so that no mail that was sent leads to the task any more. */
export function nextGeneration(offer: Offer): Offer {
  const { generation, expiresAt, kid } = offer
  return {
    ...offer,
    generation: generation + 1,
    revoked: [...offer.revoked, { generation, expiresAt, kid }].slice(-mostRevoked),
  }
}

/** The offer with a fresh link; the earlier one is taken back. */
export const renewedOffer = (offer: Offer, link: FreshLink): Offer => ({
  ...nextGeneration(offer),
  kid: link.kid,
  expiresAt: expiry(link),
})

export const withOffer = (task: Task, offer: Offer): Task => ({
  ...task,
  offers: task.offers.map((candidate) => (candidate.ref === offer.ref ? offer : candidate)),
})

/**
 * Gives a member a link in a task: the one that they have while it works, else a fresh one; with the next `ref` if they
 * had none. Name and address are the member's of today.
 */
export function offerTo(task: Task, member: Member, link: FreshLink): { task: Task; offer: Offer } {
  const known = task.offers.find((offer) => offer.member.id === member.id)
  if (!known) {
    const offer = firstOffer(member, Math.max(0, ...task.offers.map(({ ref }) => ref)) + 1, link)
    return { task: { ...task, offers: [...task.offers, offer] }, offer }
  }
  const works = !known.withdrawnAt && new Date(known.expiresAt) > link.now
  const { withdrawnAt: _, ...kept } = works ? known : renewedOffer(known, link)
  const offer: Offer = { ...kept, member: { id: member.id, name: member.name, email: member.email } }
  return { task: withOffer(task, offer), offer }
}
