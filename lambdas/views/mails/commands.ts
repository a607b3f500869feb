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

/** How a task is mailed again, or given to somebody else of its lane. */
export function taskCommands({ pid }: Order, task: Task, place: OrderPlace, from?: string): MailBlock[] {
  const of = `${pid} --task ${taskKey(task.node, task.round)}`
  const standing = task.offers.find(({ withdrawnAt }) => withdrawnAt === undefined)
  const whose = from ?? holderOf(task)?.offer.member.id ?? standing?.member.id ?? 'ID'
  return [
    { say: howOf(place), soft: true },
    {
      facts: [
        [mailTexts.resendCommand, `nouhin resend ${of}`],
        [mailTexts.reassignCommand, `nouhin reassign ${of} --from ${whose} --to ID`],
      ],
    },
  ]
}

const howOf = ({ at }: OrderPlace) => (at === 'console' ? mailTexts.byPage : mailTexts.byCommand)
