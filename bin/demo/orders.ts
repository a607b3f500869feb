import type { Clerk } from './clerk.ts'
import type { Staff } from './staff.ts'

export interface Cast {
  clerk: Clerk
  staff: Staff
  /** kintone delivers a webhook late: the payload says 対応要, the record no longer does. */
  deliverLateWebhook: (recordId: string) => Promise<void>
  /** Moves the office's clock. */
  forward: (seconds: number) => Promise<void>
}
export interface DemoOrder {
  name: string
  customer: string
  /** The nodes it must go through; the two lanes of the parallel part in one order. */
  nodes: string[]
  kintoneStatus: string
  play: (cast: Cast, customer: string) => Promise<string>
}

const record = (customer: string, sendManual: boolean) => ({
  k_id: `C-${customer.length}${customer.codePointAt(0)}`,
  k_氏名: customer,
  k_メールアドレス: 'customer@example.com',
  k_プラン: 'スタンダード',
  k_マニュアル送付希望: sendManual ? '希望する' : '希望しない',
  k_ステータス: '1_未対応',
})
const key = { outcome: 'done', q_licenseKey: 'ABCD-1234-EFGH-5678' }
const environment = { outcome: 'done', q_accessUrl: 'https://service.example.com/login', q_password: 'first-Passw0rd' }
const shipment = {
  outcome: 'done',
  q_sendZipcode: '〒１００－０００１',
  q_sendAddress: '東京都千代田区千代田1-1',
  q_sendName: '髙﨑 一郎 様',
  q_trackingNo: '1234-5678-9013',
}

/** The four orders of the demo. */
export const demoOrders: DemoOrder[] = [
  {
    name: 'マニュアル送付あり / with shipping',
    customer: '髙﨑 一郎',
    nodes: ['x1', 'x2', 'x3', '1-1', '1-2', '2', 'x4', 'x5'],
    kintoneStatus: '4_対応済',
    async play({ clerk, staff }, customer) {
      const id = await clerk.addRecord(record(customer, true))
      await clerk.setStatus(id, '2_対応要')
      await Promise.all([
        staff.answer(customer, '1-1', key).then(() => staff.answer(customer, '1-2', environment)),
        staff.answer(customer, '2', shipment),
      ])
      return id
    },
  },
  {
    name: '指摘1回 / one return round',
    customer: '山田 花子',
    nodes: ['x1', 'x2', 'x3', '1-1', '1-2', '1-1′', '1-2', 'x4', 'x5'],
    kintoneStatus: '4_対応済',
    async play({ clerk, staff }, customer) {
      const id = await clerk.addRecord(record(customer, false))
      await clerk.setStatus(id, '2_対応要')
      await staff.answer(customer, '1-1', key)
      await staff.answer(customer, '1-2', { outcome: 'returned', reason: 'キーが別のプランのものです。' })
      await staff.answer(customer, '1-1′', { ...key, q_licenseKey: 'WXYZ-9876-STUV-5432' })
      await staff.answer(customer, '1-2', environment)
      return id
    },
  },
  {
    name: '遅れた webhook / late webhook',
    customer: '取消 次郎',
    nodes: ['x1', 'x2′'],
    kintoneStatus: '1_未対応',
    async play({ clerk, deliverLateWebhook }, customer) {
      const id = await clerk.addRecord(record(customer, true))
      await deliverLateWebhook(id)
      return id
    },
  },
  {
    name: '届かない webhook / lost webhook',
    customer: '佐々木 四郎',
    nodes: ['x1', 'x2', 'x3', '1-1', '1-2', 'x4', 'x5'],
    kintoneStatus: '4_対応済',
    async play({ clerk, staff, forward }, customer) {
      const id = await clerk.addRecord(record(customer, false))
      await clerk.loseWebhooks(true)
      await clerk.setStatus(id, '2_対応要')
      await clerk.loseWebhooks(false)
      await forward(300)
      await staff.answer(customer, '1-1', key)
      await staff.answer(customer, '1-2', environment)
      return id
    },
  },
]
