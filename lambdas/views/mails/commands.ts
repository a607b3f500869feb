import type { Member } from '../../../settings/settings.ts'
import { holderOf } from '../../core/holder.ts'
import { type Order, type Task, taskKey } from '../../core/order.ts'
import type { MailBlock } from './mail-content.ts'
import { mailTexts } from './mail-texts.ts'
import type { OrderPlace } from './order-place.ts'

/** What stands for words that only the reader knows. */
const reason = '"…"'

/** How an order is run again or cancelled; `retry` is false where nothing can be redriven. */
export const orderCommands = ({ pid }: Order, place: OrderPlace, retry: boolean): MailBlock[] => [
  { say: howOf(place), soft: true },
  {
    facts: [
      ...(retry ? ([[mailTexts.retryCommand, `nouhin retry ${pid}`]] as const) : []),
      [mailTexts.cancelCommand, `nouhin cancel ${pid} --reason ${reason}`],
    ],
  },
]

/** Somebody of the lane as settings have it. */
export type LaneMember = Pick<Member, 'id' | 'name' | 'email'>

/**
 * How a task is mailed again, or given to somebody else of its lane; to whom, where there is but one, else by the ids of
 * those who can get it.
 */
export function taskCommands(
  { pid }: Order,
  task: Task,
  { place, lane, from }: { place: OrderPlace; lane: readonly LaneMember[]; from?: string },
): MailBlock[] {
  const of = `${pid} --task ${taskKey(task.node, task.round)}`
  const standing = task.offers.find(({ withdrawnAt }) => withdrawnAt === undefined)
  const whose = from ?? holderOf(task)?.offer.member.id ?? standing?.member.id ?? 'ID'
  const others = lane.filter(({ id }) => id !== whose)
  const [only] = others
  const reassign = `nouhin reassign ${of} --from ${whose} --to ${others.length === 1 ? only?.id : 'ID'}`
  const ids = others.slice(0, mostNamed).map(({ id, name }) => `${id} (${name})`)
  return [
    { say: howOf(place), soft: true },
    {
      facts: [
        [mailTexts.resendCommand, `nouhin resend ${of}`],
        ...(others.length > 0 ? ([[mailTexts.reassignCommand, reassign]] as const) : []),
        others.length > 0
          ? [mailTexts.othersOfLane, `${ids.join(', ')}${others.length > mostNamed ? ', …' : ''}`]
          : [mailTexts.othersOfLane, mailTexts.nobodyElse],
      ],
    },
  ]
}

const mostNamed = 10

const howOf = ({ at }: OrderPlace) => (at === 'console' ? mailTexts.byPage : mailTexts.byCommand)
