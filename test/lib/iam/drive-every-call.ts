import { demoOrders } from '../../../bin/demo/orders.ts'
import { createStaff } from '../../../bin/demo/staff.ts'
import { createDynamoDbLedger } from '../../../lambdas/adapters/aws/dynamodb-ledger.ts'
import { createTable } from '../../../lambdas/adapters/aws/dynamodb-table.ts'
import { mailTag } from '../../../lambdas/core/mail-tag.ts'
import type { Order } from '../../../lambdas/core/order.ts'
import { answerTask } from '../../../lambdas/core/rules/answer-task.ts'
import { beginOrder } from '../../../lambdas/core/rules/begin-order.ts'
import { requestCancel } from '../../../lambdas/core/rules/cancel-order.ts'
import type { Decided } from '../../../lambdas/core/rules/decided.ts'
import { reviveOrder } from '../../../lambdas/core/rules/trouble.ts'
import { castOf } from '../../aws/cast.ts'
import type { LambdaOffice } from '../../aws/lambda-office.ts'
import { aBounce } from '../../builders/mail-event.ts'
import { createTrouble } from './troubled-orders.ts'

const key = { outcome: 'done', q_licenseKey: 'ABCD-1234' } as const
const reason = 'キーが別のプランのものです。'

const decided = (outcome: Decided): Order => {
  if ('refusal' in outcome) throw new Error(`refused: ${outcome.refusal.kind}`)
  return outcome.order
}

const membersOf = ({ tasks }: Order) => Object.values(tasks).flatMap(({ offers }) => offers.map(({ member }) => member))

/** Orders of every kind, until every function has made every call that it can make. */
export async function driveEveryCall(office: LambdaOffice): Promise<void> {
  const trouble = createTrouble(office)
  const { longAgo, clerk, see, leave } = trouble
  const staff = createStaff(`${office.url}/mailbox`, () => {})
  const patrol = () => office.invoke('patrol', {}, 'scheduler')
  const reconcile = () => office.invoke('reconcile', {}, 'scheduler')

  /** With and without shipping, returned, not 対応要, and one whose webhook got lost. */
  async function ordinaryOrders() {
    await fetch(`${office.url}/style.css`)
    const cast = { ...castOf(office), forward: async () => void (await reconcile()) }
    for (const order of demoOrders) {
      const pid = `k1-${await order.play(cast, order.customer)}-1`
      await see(pid, ({ status }) => status === 'closed')
    }
  }

  async function recordDeletedAndOrderCancelled() {
    const pid = await trouble.open('中止 一子')
    await trouble.deleteRecord(pid)
    await see(pid, ({ conflict }) => conflict?.what === 'deleted')
    await leave(pid, (order) => decided(requestCancel(order, { by: 'ops', reason: 'gone', now: longAgo })))
    await patrol()
    await see(pid, ({ status }) => status === 'cancelled')
  }

  async function linkRenewedAndAnswersLeftUndelivered() {
    const pid = await trouble.open('更新 二郎')
    await trouble.renewLink(pid)
    const answer = { node: '1-1', round: 1, ref: 1, generation: 2, outcome: 'done', values: key, now: longAgo } as const
    await leave(pid, (order) => decided(answerTask(order, { ...answer, members: membersOf(order) })))
    await patrol()
    await see(pid, ({ tasks, unsent }) => tasks['1-2#1'] !== undefined && unsent.length === 0)
    const returning = { ...answer, node: '1-2', generation: 1, outcome: 'returned', values: {}, reason } as const
    await leave(pid, (order) => decided(answerTask(order, { ...returning, members: membersOf(order) })))
    await patrol()
    await see(pid, ({ tasks }) => tasks['1-1′#2'] !== undefined)
  }

  async function startLeftByACrash() {
    await clerk.loseWebhooks(true)
    const recordId = await clerk.addRecord({
      k_氏名: '途中 三子',
      k_マニュアル送付希望: '希望しない',
      k_ステータス: '2_対応要',
    })
    await clerk.loseWebhooks(false)
    const started = beginOrder({ appId: '1', recordId, n: 1, now: longAgo })
    await createDynamoDbLedger({ table: createTable(office.named.table, office.aws.clientOf()) }).claim(
      '1',
      recordId,
      1,
      started.pid,
    )
    await office.orders.put(started, { attentionAt: longAgo, open: true })
    await patrol()
    await see(started.pid, ({ tasks, unsent }) => tasks['1-1#1'] !== undefined && unsent.length === 0)
    await leave(started.pid, trouble.unsentOffer)
    await patrol()
    await see(started.pid, ({ unsent }) => unsent.length === 0)
  }

  async function executionEndedAnsweredAndRedriven() {
    const pid = await trouble.open('失敗 四郎')
    await trouble.endExecution(pid)
    await staff.answer('失敗 四郎', '1-1', key)
    await trouble.redrive(pid)
    await see(pid, ({ tasks, unsent }) => tasks['1-2#1'] !== undefined && unsent.length === 0)
    await trouble.endExecution(pid)
    await staff.answer('失敗 四郎', '1-2', { outcome: 'returned', reason })
    await trouble.redrive(pid)
    await see(pid, ({ tasks, unsent }) => tasks['1-1′#2'] !== undefined && unsent.length === 0)
    await trouble.endExecution(pid)
    // As if no event had told of the end.
    await leave(pid, (order) => decided(reviveOrder(order)))
    await reconcile()
    await see(pid, ({ status }) => status === 'failed')
  }

  /** The last writes are refused, and what is missing is filled in: once with a webhook, once without. */
  async function refusedByKintoneAndMended() {
    const build = { outcome: 'done', q_accessUrl: 'https://example.jp/', q_password: 'pass-word' }
    async function refused(customer: string) {
      await trouble.require()
      const pid = await trouble.open(customer)
      await trouble.require('k_メールアドレス')
      await staff.answer(customer, '1-1', key)
      await staff.answer(customer, '1-2', build)
      await see(pid, ({ status, unsent }) => status === 'failed' && unsent.length === 0)
      return pid
    }
    await trouble.require('k_メールアドレス')
    const address = { k_メールアドレス: 'rokuro@example.com' }
    const told = await refused('拒否 六郎')
    await trouble.edit(told, address)
    await see(told, ({ status }) => status === 'closed')
    const untold = await refused('拒否 七子')
    await clerk.loseWebhooks(true)
    await trouble.edit(untold, address)
    await clerk.loseWebhooks(false)
    await reconcile()
    await see(untold, ({ status }) => status === 'closed')
    await trouble.require()
  }

  async function mailCameBack() {
    const pid = await trouble.open('不達 五郎')
    const offered = office.aws.mails.find(({ id }) => id === mailTag(`${pid}:task-offered:1-1#1:1`))
    if (!offered) throw new Error('No task was offered by mail.')
    await office.invoke('mail-events', aBounce(offered.id), 'events')
    await see(pid, ({ events, unsent }) => events.some(({ type }) => type === 'mail-bounced') && unsent.length === 0)
  }

  await ordinaryOrders()
  await recordDeletedAndOrderCancelled()
  await linkRenewedAndAnswersLeftUndelivered()
  await startLeftByACrash()
  await executionEndedAnsweredAndRedriven()
  await refusedByKintoneAndMended()
  await mailCameBack()
}
