import { createClerk } from '../../../bin/demo/clerk.ts'
import { putOrder } from '../../../lambdas/core/change-order.ts'
import { linkOf } from '../../../lambdas/core/link.ts'
import type { Order, Task, UnsentMail } from '../../../lambdas/core/order.ts'
import type { LambdaOffice } from '../../aws/lambda-office.ts'
import { until } from '../../e2e/until.ts'

const longAgo = new Date(Date.now() - 3_600_000)

/** What happens to orders that are not left alone: by people, by time, and by crashes, which leave an order as `leave` puts it. */
export function createTrouble(office: LambdaOffice) {
  const { orders, machine, url } = office
  const clerk = createClerk(`${url}/k/1/`)

  async function kintonePage(path: string, form: Record<string, string>) {
    const body = new URLSearchParams(form)
    const { status } = await fetch(`${url}/k/1/${path}`, { method: 'POST', body, redirect: 'manual' })
    if (status !== 303) throw new Error(`kintone's page answered ${status} to ${path}.`)
  }
  const orderOf = async (pid: string): Promise<Order> => {
    const order = await orders.get(pid)
    if (!order) throw new Error(`There is no order ${pid}.`)
    return order
  }
  const see = (pid: string, isRight: (order: Order) => boolean) =>
    until(
      () => orders.get(pid),
      (order) => order !== undefined && isRight(order),
      30,
    )

  async function leave(pid: string, rule: (order: Order) => Order) {
    await putOrder(orders, rule(await orderOf(pid)))
  }

  return {
    longAgo,
    clerk,
    see,
    leave,

    /** An order whose licence people have their mails and have not answered yet. */
    async open(customer: string): Promise<string> {
      const values = { k_氏名: customer, k_マニュアル送付希望: '希望しない', k_ステータス: '2_対応要' }
      const pid = `k1-${await clerk.addRecord(values)}-1`
      await see(pid, ({ tasks, unsent }) => tasks['1-1#1'] !== undefined && unsent.length === 0)
      return pid
    },

    deleteRecord: (pid: string) =>
      fetch(`${url}/k/1/delete`, {
        method: 'POST',
        body: new URLSearchParams({ $id: pid.split('-')[1] ?? '' }),
        redirect: 'manual',
      }),

    /** The app's form asks for these fields from now on, and for no others. */
    require: (...codes: string[]) => kintonePage('required', Object.fromEntries(codes.map((code) => [code, 'on']))),
    edit: (pid: string, values: Record<string, string>) =>
      kintonePage('save', { $id: pid.split('-')[1] ?? '', ...values }),

    /** A mail with a task's link that was due and never went out. */
    unsentOffer: (order: Order): Order => {
      const mail: UnsentMail = {
        id: 'task-offered:1-1#1:1:again',
        kind: 'task-offered',
        task: '1-1#1',
        ref: 1,
        failures: 0,
        dueAt: longAgo.toISOString(),
      }
      return { ...order, unsent: [...order.unsent, mail] }
    },

    /** Somebody asks for a fresh link in place of one that has expired. */
    async renewLink(pid: string) {
      await leave(pid, (order) => withFirstTask(order, (task) => ({ ...task, offers: task.offers.map(expired) })))
      const offer = (await orderOf(pid)).tasks['1-1#1']?.offers[0]
      const ring = JSON.parse(office.aws.secrets[office.named.linkKeys] ?? '')
      if (!offer) throw new Error('The task was offered to nobody.')
      const link = linkOf({ pid, node: '1-1', round: 1, ref: offer.ref }, offer, ring)
      const mailed = office.aws.mails.length
      await fetch(`${url}/t/${link}`, { method: 'POST', body: new URLSearchParams({ renew: 'yes' }) })
      if (office.aws.mails.length === mailed) throw new Error('No fresh link was mailed.')
    },

    async endExecution(pid: string) {
      await machine.stopExecution({ executionArn: executionOf(pid) })
      await see(pid, ({ status, unsent }) => status === 'failed' && unsent.length === 0)
    },

    redrive: (pid: string) => machine.redriveExecution({ executionArn: executionOf(pid) }),
  }

  function executionOf(pid: string) {
    return `${machine.stateMachineArn.replace(':stateMachine:', ':execution:')}:${pid}`
  }
}

const expired = (offer: Task['offers'][number]) => ({ ...offer, expiresAt: longAgo.toISOString() })

function withFirstTask(order: Order, change: (task: Task) => Task): Order {
  const task = order.tasks['1-1#1']
  return task ? { ...order, tasks: { ...order.tasks, '1-1#1': change(task) } } : order
}
