import { describe, expect, it } from '@jest/globals'
import { contractLedger } from '../../kintone-simulator/contract-ledger.ts'
import { call, createSimulator, query } from './simulator.ts'

// https://cybozu.dev/ja/kintone/docs/rest-api/apps/form/get-form-fields/
describe('GET app/form/fields.json', () => {
  it('describes the choices of a radio button in order', async () => {
    const { json } = await call(createSimulator(), 'GET', '/k/v1/app/form/fields.json?app=1')
    expect(json.properties.k_ステータス).toMatchObject({
      type: 'RADIO_BUTTON',
      code: 'k_ステータス',
      options: { '1_未対応': { label: '1_未対応', index: '0' }, '4_対応済': { label: '4_対応済', index: '3' } },
      defaultValue: '1_未対応',
    })
    expect(json.properties.レコード番号.type).toBe('RECORD_NUMBER')
  })
})

describe('a planted defect', () => {
  const without = (code: string) => ({
    ...contractLedger,
    fields: contractLedger.fields.filter((field) => field.code !== code),
  })

  it('a missing field is in neither the form nor the records', async () => {
    const simulator = createSimulator({ app: without('k_Qid') })
    simulator.records.add({ k_id: 'A' })
    const { json } = await call(simulator, 'GET', '/k/v1/app/form/fields.json?app=1')
    expect(json.properties.k_Qid).toBeUndefined()
    expect(simulator.records.get('1').k_Qid).toBeUndefined()
  })

  it('a missing choice cannot be asked for', async () => {
    const fields = contractLedger.fields.map((field) =>
      field.code === 'k_ステータス' ? { ...field, options: ['1_未対応'] } : field,
    )
    const simulator = createSimulator({ app: { ...contractLedger, fields } })
    expect((await call(simulator, 'GET', query('k_ステータス in ("2_対応要")'))).json.code).toBe('GAIA_IQ10')
  })

  it('a field of another type is reported as that type', async () => {
    const fields = [...without('k_プラン').fields, { code: 'k_プラン', label: 'プラン', type: 'NUMBER' as const }]
    const simulator = createSimulator({ app: { ...contractLedger, fields } })
    expect(() => simulator.records.add({ k_プラン: 'ライト' })).toThrow('入力内容が正しくありません。')
    const { json } = await call(simulator, 'GET', '/k/v1/app/form/fields.json?app=1')
    expect(json.properties.k_プラン.type).toBe('NUMBER')
  })
})
