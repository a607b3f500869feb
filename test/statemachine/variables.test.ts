import { describe, expect, it } from '@jest/globals'
import { taskDefinition, taskNodes } from '../../statemachine/process.ts'
import { inputSchemas, recordVariables, variables, variablesSchema } from '../../statemachine/variables.ts'

/** The 17 process variables of the manual: label, code, number, and whether it marks them. */
const manual = [
  ['顧客ID', 'q_id', 15, '*'],
  ['顧客氏名', 'q_customerName', 0, '*'],
  ['顧客メールアドレス', 'q_customerEmail', 1, '*'],
  ['プラン選択', 'q_plan', 2, ''],
  ['構築希望日時', 'q_maintenanceDatetime', 10, ''],
  ['タスク期限日時', 'q_taskLimitDatetime', 14, ''],
  ['ライセンスキー', 'q_licenseKey', 6, '*'],
  ['アクセスURL', 'q_accessUrl', 8, '*'],
  ['初期パスワード', 'q_password', 9, '*'],
  ['マニュアル送付希望', 'q_optionSend', 5, ''],
  ['送付先郵便番号', 'q_sendZipcode', 12, '*'],
  ['送付先住所', 'q_sendAddress', 11, '*'],
  ['送付先氏名(様は不要)', 'q_sendName', 13, '*'],
  ['お問い合わせ番号(郵便局)', 'q_trackingNo', 4, '*'],
  ['kintoneレコードID', 'q_kintoneId', 16, ''],
  ['処理ステータス', 'q_status', 18, ''],
  ['メモ・コメント', 'q_memo', 7, ''],
] as const

describe('the process variables', () => {
  it('are the 17 of the manual, by label, code and number', () => {
    const ours = Object.entries(variables).map(([code, { label, num }]) => [label, code, num])
    expect(ours).toEqual(manual.map(([label, code, num]) => [label, code, num]))
  })

  it('all have a place in an order', () => {
    expect(Object.keys(variablesSchema.shape)).toEqual(manual.map(([, code]) => code))
  })

  it('that the manual marks and kintone does not give are asked for by a task', () => {
    const fromRecord: readonly string[] = recordVariables
    const marked = manual
      .filter(([, code, , mark]) => mark === '*' && !fromRecord.includes(code))
      .map(([, code]) => code)
    const asked = new Set(
      taskNodes.flatMap((node) =>
        Object.values(taskDefinition(node).outcomes).flatMap((outcome) => outcome?.asks ?? []),
      ),
    )
    expect([...asked].toSorted()).toEqual(marked.toSorted())
    expect(Object.keys(inputSchemas).toSorted()).toEqual(marked.toSorted())
  })

  it('that are secret are the licence key and the password', () => {
    const secret = Object.entries(variables).flatMap(([code, variable]) => ('secret' in variable ? [code] : []))
    expect(secret).toEqual(['q_licenseKey', 'q_password'])
  })
})
