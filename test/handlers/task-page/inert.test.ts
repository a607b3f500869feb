import { expect, it } from '@jest/globals'
import { mailTo } from '../../../lambdas/core/rules/member-act.ts'
import { anHourIn, aSharedOrder, sato, suzuki } from '../../builders/shared-task.ts'
import { anAnswer, aTask } from '../../builders/task.ts'
import { openPage } from './visitor.ts'

const withdrawn = { ...sato, generation: 2, withdrawnAt: anHourIn }
const states = {
  open: aSharedOrder(),
  'held by another': aSharedOrder({ holder: { ref: 2, at: anHourIn } }),
  answered: aSharedOrder({ status: 'answered', answer: anAnswer() }),
  superseded: aSharedOrder({ status: 'superseded' }),
  withdrawn: aSharedOrder({ offers: [withdrawn, suzuki], holder: { ref: 2, at: anHourIn } }),
  expired: aSharedOrder({ offers: [{ ...sato, expiresAt: anHourIn }, suzuki] }),
  'of an order that was cancelled': aSharedOrder({ status: 'superseded' }, { status: 'cancelled' }),
  'of an order with a mail to send': aSharedOrder(
    {},
    { unsent: [mailTo(aSharedOrder(), aTask(), 'task-offered', 1, new Date(anHourIn))] },
  ),
}

const live = ['open', 'held by another']

it.each(Object.entries(states))(
  'looks by GET and HEAD at a link, however many, write nothing: %s',
  async (state, order) => {
    const page = await openPage(order)
    const link = page.linkFor(1)
    const before = page.stored()
    const looks = live.includes(state) ? 1000 : 50
    for (let count = 0; count < looks; count++)
      await (count % 2 === 0 ? page.get(link, { acted: 'yes', act: 'claim', renew: 'yes' }) : page.head(link))
    expect(page.puts()).toBe(0)
    expect(page.stored()).toEqual(before)
    expect([page.world.mailer.sent, page.world.executions.received]).toEqual([[], []])
  },
)
