import type { FieldValues } from './store.ts'

const sample = (
  k_id: string,
  k_氏名: string,
  k_プラン: string,
  k_マニュアル送付希望: string,
  mail: string,
): FieldValues => ({
  k_id,
  k_氏名,
  k_メールアドレス: `${mail}@example.jp`,
  k_プラン,
  k_マニュアル送付希望,
})

/** Contracts of made-up customers for 契約台帳, to begin with. */
export const sampleContracts: readonly FieldValues[] = [
  sample('C-1001', '髙﨑商店', 'スタンダード', '希望する', 'takasaki'),
  sample('C-1002', '山田 花子', 'ライト', '希望しない', 'yamada'),
  sample('C-1003', '合同会社みなと', 'プレミアム', '希望する', 'minato'),
  sample('C-1004', '佐々木 四郎', 'スタンダード', '希望しない', 'sasaki'),
  sample('C-1005', '株式会社ひかり製作所', 'プレミアム', '希望する', 'hikari'),
]
