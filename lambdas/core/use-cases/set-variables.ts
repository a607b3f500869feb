import { changeOrder } from '../change-order.ts'
import { deadlineOf } from '../deadline.ts'
import { OrderEnded } from '../errors.ts'
import type { Order } from '../order.ts'
import type { Clock, Ledger, Orders, SettingsSource } from '../ports.ts'
import { closeUnhandled, setDone, setInProgress } from '../rules/set-variables.ts'
import { withAnEnd } from '../with-an-end.ts'

export interface SetVariablesDeps {
  orders: Orders
  ledger: Ledger
  settings: SettingsSource
  clock: Clock
}

/** x2, x2′ and x4. */
export async function setVariables(deps: SetVariablesDeps, command: { pid: string; node: 'x2' | 'x2′' | 'x4' }) {
  const settings = await deps.settings.get()
  const now = deps.clock.now()
  const { inProgress, done } = settings.kintone.status
  const rules = {
    x2: withAnEnd('x2', now, (order) => {
      const deadline = deadlineOf(order.variables.q_maintenanceDatetime, now, settings.deadline)
      return setInProgress(order, { label: inProgress, deadline, ops: settings.mail.ops, now })
    }),
    'x2′': (order: Order) => closeUnhandled(order, { now }),
    x4: (order: Order) => setDone(order, { label: done, now }),
  }
  const changed = await changeOrder(deps.orders, command.pid, rules[command.node])
  if ('refusal' in changed) throw new OrderEnded()
  if (command.node === 'x2′') await deps.ledger.release(changed.order.appId, changed.order.recordId, command.pid)
  return { pid: command.pid }
}
