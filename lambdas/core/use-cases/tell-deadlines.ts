import type { HumanLane } from '../../../statemachine/process.ts'
import { changeOrder } from '../change-order.ts'
import type { Clock, Orders, SettingsSource } from '../ports.ts'
import { tellDeadlines as rule } from '../rules/tell-deadlines.ts'
import { withAnEnd } from '../with-an-end.ts'
import { addedMails, whoIsTold } from './send-mails.ts'

export interface TellDeadlinesDeps {
  orders: Orders
  settings: SettingsSource
  clock: Clock
}

/**
 * Decides what people are told of an order's deadline by now: the task's people, and long after it their lane's lead,
 * or operations where none is named.
 * @returns the ids of the mails, for the caller to send
 */
export async function tellDeadlines(deps: TellDeadlinesDeps, pid: string): Promise<string[]> {
  const settings = await deps.settings.get()
  const { tell: escalateTo } = whoIsTold(settings)
  const members = (lane: HumanLane) => settings.lanes[lane].members
  const now = deps.clock.now()
  const tell = withAnEnd('tell-deadlines', now, (order) => rule(order, { escalateTo, members, now }))
  const changed = await changeOrder(deps.orders, pid, tell)
  return 'refusal' in changed ? [] : addedMails(changed)
}
