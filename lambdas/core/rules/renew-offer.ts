import type { Locator } from '../link.ts'
import { type Offer, type Order, taskKey } from '../order.ts'
import { after } from '../time.ts'
import { type Decided, refuse } from './decided.ts'
import { journal } from './journal.ts'
import { mailGrace } from './open-task.ts'

/** A member gets no second fresh link within this time. */
const renewalPause = { seconds: 600 }

/** Takes a member's link back and mails a fresh one to the address that the task knows, nowhere else. */
export function renewOffer(order: Order, command: Locator & { kid: string; linkDays: number; now: Date }): Decided {
  const { node, round, ref, kid, linkDays, now } = command
  const key = taskKey(node, round)
  const task = order.tasks[key]
  const offer = task?.offers.find((candidate) => candidate.ref === ref)
  if (task?.status !== 'open' || !offer) return refuse({ kind: 'no-such-task' })
  const at = now.toISOString()
  const isSame = ({ type, by, ...event }: Order['events'][number]) =>
    type === 'link-renewed' && by === offer.member.id && event.node === node && event.round === round
  const last = order.events.findLast(isSame)
  if (last && after(last.at, renewalPause.seconds) > at) return refuse({ kind: 'too-soon' })

  const { generation, expiresAt, kid: oldKid } = offer
  const fresh: Offer = {
    ...offer,
    generation: generation + 1,
    expiresAt: after(now, linkDays * 24 * 60 * 60),
    kid,
    revoked: [...offer.revoked, { generation, expiresAt, kid: oldKid }].slice(-10),
  }
  const offers = task.offers.map((candidate) => (candidate.ref === ref ? fresh : candidate))
  const mail = {
    id: `task-offered:${key}:${ref}:${fresh.generation}`,
    kind: 'task-offered' as const,
    task: key,
    ref,
    failures: 0,
  }
  return {
    order: journal(
      {
        ...order,
        tasks: { ...order.tasks, [key]: { ...task, offers } },
        unsent: [...order.unsent, { ...mail, dueAt: after(now, mailGrace.seconds) }],
      },
      { at, type: 'link-renewed', by: offer.member.id, node, round },
    ),
  }
}
