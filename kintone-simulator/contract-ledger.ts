import type { AppDefinition } from './app-definition.ts'

/** 契約台帳: the ledger of contracts that the simulator keeps unless it is given another app. */
export const contractLedger: AppDefinition = {
  name: '契約台帳',
  titleField: 'k_氏名',
  fields: [
    { code: 'k_id', label: 'ID', english: 'Customer ID', type: 'SINGLE_LINE_TEXT' },
    { code: 'k_氏名', label: '氏名', english: 'Name', type: 'SINGLE_LINE_TEXT' },
    { code: 'k_メールアドレス', label: 'メールアドレス', english: 'E-mail address', type: 'SINGLE_LINE_TEXT' },
    {
      code: 'k_プラン',
      label: 'プラン',
      english: 'Plan',
      type: 'RADIO_BUTTON',
      options: ['ライト', 'スタンダード', 'プレミアム'],
    },
    { code: 'k_構築希望日時', label: '構築希望日時', english: 'Wanted by', type: 'DATETIME' },
    {
      code: 'k_マニュアル送付希望',
      label: 'マニュアル送付希望',
      english: 'Send the manual',
      type: 'RADIO_BUTTON',
      options: ['希望する', '希望しない'],
    },
    { code: 'k_Qid', label: '処理ID', english: 'Process ID', type: 'SINGLE_LINE_TEXT' },
    {
      code: 'k_ステータス',
      label: '処理ステータス',
      english: 'Status',
      type: 'RADIO_BUTTON',
      options: ['1_未対応', '2_対応要', '3_対応中', '4_対応済'],
    },
  ],
}
