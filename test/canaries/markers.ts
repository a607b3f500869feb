/** Words that are nowhere else: whoever lets one through is found by it. */
export const secrets = {
  q_licenseKey: 'CANARY-KEY-AAAA-1111',
  corrected: 'CANARY-KEY-BBBB-2222',
  q_password: 'canary-Passw0rd-3333',
} as const

export const personal = {
  k_id: 'CANARY-CUSTOMER-4444',
  k_氏名: '金糸雀 亜理子',
  k_メールアドレス: 'canary-customer@customer.example',
  q_accessUrl: 'https://canary-service.example/login-5555',
  q_sendZipcode: '987-6543',
  q_sendAddress: '東京都鳥籠区囀町6-6-6',
  q_sendName: '金糸雀 荷受子',
  q_trackingNo: '123456789013',
} as const

export const prose = {
  memo: '囀メモ七七七七',
  reason: '囀理由八八八八',
  cancel: '囀中止九九九九',
} as const

/** The staff's own names and addresses; they belong in settings, orders and mails. */
export const staff = ['佐藤 葵', '鈴木 蓮', '髙橋 凛', '田中 陽', '@example.com'] as const

export const customersWords: readonly string[] = [
  ...Object.values(secrets),
  ...Object.values(personal),
  ...Object.values(prose),
]

/** The record of a customer who wants the manual sent. */
export const record = {
  k_id: personal.k_id,
  k_氏名: personal.k_氏名,
  k_メールアドレス: personal.k_メールアドレス,
  k_プラン: 'スタンダード',
  k_マニュアル送付希望: '希望する',
  k_ステータス: '2_対応要',
}
/** A choice that these settings know no meaning of: x1 fails with KintoneSetupError. */
export const unknownChoice = { k_マニュアル送付希望: '希望しない' }
export const kintoneSettings = { sendManual: ['希望する'], noManual: ['いいえ'] }

const { k_id, k_氏名, k_メールアドレス, ...shipment } = personal
const { q_accessUrl, ...parcel } = shipment
export const answers = {
  licence: { outcome: 'done', q_licenseKey: secrets.q_licenseKey, q_memo: prose.memo },
  corrected: { outcome: 'done', q_licenseKey: secrets.corrected },
  returned: { outcome: 'returned', reason: `${prose.reason} ${secrets.q_licenseKey}` },
  build: { outcome: 'done', q_accessUrl, q_password: secrets.q_password },
  shipping: { outcome: 'done', ...parcel },
} as const
