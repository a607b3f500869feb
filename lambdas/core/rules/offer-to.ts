import type { Member } from '../../../settings/settings.ts'
import type { Offer, Sealed, Task } from '../order.ts'
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

const works = ({ expiresAt }: Sealed, now: Date) => new Date(expiresAt) > now
const taken = (offer: Offer, links: readonly Sealed[]): Offer => ({
  ...offer,
  revoked: [...offer.revoked, ...links].slice(-mostRevoked),
})

/** The offer with its links taken back, so that no mail that was sent leads to the task any more. */
export function nextGeneration({ earlier, ...offer }: Offer): Offer {
  const { generation, expiresAt, kid } = offer
  const links = [...(earlier ? [earlier] : []), { generation, expiresAt, kid }]
  return { ...taken(offer, links), generation: generation + 1 }
}

/** The offer with a fresh link; the earlier ones are taken back. */
export const renewedOffer = (offer: Offer, link: FreshLink): Offer => ({
  ...nextGeneration(offer),
  kid: link.kid,
  expiresAt: expiry(link),
})

/**
 * The offer with a fresh link beside the one that works, which ends when the fresh one is used: what presses a button may
 * be a program, and must not leave a person without a link. Of several fresh ones in a row there is only one.
 */
export function refreshedOffer(offer: Offer, link: FreshLink): Offer {
  if (!works(offer, link.now)) return renewedOffer(offer, link)
  if (offer.earlier) return offer
  const { generation, expiresAt, kid } = offer
  return {
    ...offer,
    generation: generation + 1,
    kid: link.kid,
    expiresAt: expiry(link),
    earlier: { generation, expiresAt, kid },
  }
}

/** The member has done something through the link of this generation: an earlier one is taken back. */
export function usedOffer(offer: Offer, generation: number): Offer {
  const { earlier, ...rest } = offer
  return earlier && generation === offer.generation ? taken(rest, [earlier]) : offer
}

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
  const keeps = !known.withdrawnAt && works(known, link.now)
  const { withdrawnAt: _, hasLeft: __, ...kept } = keeps ? known : renewedOffer(known, link)
  const offer: Offer = { ...kept, member: { id: member.id, name: member.name, email: member.email } }
  return { task: withOffer(task, offer), offer }
}
