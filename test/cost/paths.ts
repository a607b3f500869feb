import type { Cast } from '../../bin/demo/orders.ts'
import type { TaskNode } from '../../statemachine/process.ts'
import { completing } from '../builders/answers.ts'

export interface Desk extends Cast {
  customer: string
  /** Opens the page behind the link of a task's mail, as a browser does, and answers. */
  answer: (node: TaskNode, form: Record<string, string>) => Promise<void>
}
type Play = (desk: Desk) => Promise<unknown>

const returned = { outcome: 'returned', reason: 'キーが別のプランのものです。' }

const add = ({ clerk, customer }: Desk, sendManual: boolean) =>
  clerk.addRecord({
    k_id: 'C-1001',
    k_氏名: customer,
    k_メールアドレス: 'customer@example.com',
    k_プラン: 'スタンダード',
    k_マニュアル送付希望: sendManual ? '希望する' : '希望しない',
    k_ステータス: '1_未対応',
  })

export const open = async (desk: Desk, sendManual: boolean) =>
  void (await desk.clerk.setStatus(await add(desk, sendManual), '2_対応要'))

/** Ways of an order, one answer after the other. */
export const paths = {
  'without shipping': async (desk) => {
    await open(desk, false)
    await desk.answer('1-1', completing('1-1', 'first'))
    await desk.answer('1-2', completing('1-2', 'first'))
  },
  'with shipping': async (desk) => {
    await open(desk, true)
    await desk.answer('1-1', completing('1-1', 'first'))
    await desk.answer('1-2', completing('1-2', 'first'))
    await desk.answer('2', completing('2', 'first'))
  },
  'one return round': async (desk) => {
    await open(desk, false)
    await desk.answer('1-1', completing('1-1', 'first'))
    await desk.answer('1-2', returned)
    await desk.answer('1-1′', completing('1-1′', 'second'))
    await desk.answer('1-2', completing('1-2', 'first'))
  },
  'not 対応要': async (desk) => desk.deliverLateWebhook(await add(desk, true)),
} satisfies Record<string, Play>
export type PathName = keyof typeof paths
