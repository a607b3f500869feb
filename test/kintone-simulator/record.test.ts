import { describe, expect, it } from '@jest/globals'
import { contractLedger } from '../../kintone-simulator/contract-ledger.ts'
import { call, createSimulator, customer, toRecord } from './simulator.ts'

const add = (simulator: ReturnType<typeof createSimulator>, values: Record<string, unknown> = customer) =>
  call(simulator, 'POST', '/k/v1/record.json', { app: 1, record: toRecord(values) })

// https://cybozu.dev/ja/kintone/docs/rest-api/records/get-record/
describe('GET record.json', () => {
  it('returns every field, the built-in ones, $id and $revision, numbers as strings', async () => {
    const simulator = createSimulator({
      app: {
        name: '在庫',
        fields: [
          { code: '品名', label: '品名', type: 'SINGLE_LINE_TEXT' },
          { code: '数量', label: '数量', type: 'NUMBER' },
          { code: '入荷', label: '入荷', type: 'DATETIME' },
          { code: '区分', label: '区分', type: 'RADIO_BUTTON', options: ['新品', '中古'] },
          { code: '備考', label: '備考', type: 'SINGLE_LINE_TEXT' },
        ],
      },
    })
    await add(simulator, { 品名: '椅子', 数量: '12', 入荷: '2026-04-10T09:00:00+0900' })
    const { status, json } = await call(simulator, 'GET', '/k/v1/record.json?app=1&id=1')
    expect(status).toBe(200)
    expect(json.record).toEqual({
      レコード番号: { type: 'RECORD_NUMBER', value: '1' },
      作成者: { type: 'CREATOR', value: { code: 'Administrator', name: 'Administrator' } },
      作成日時: { type: 'CREATED_TIME', value: '2026-04-01T00:00:00Z' },
      更新者: { type: 'MODIFIER', value: { code: 'Administrator', name: 'Administrator' } },
      更新日時: { type: 'UPDATED_TIME', value: '2026-04-01T00:00:00Z' },
      品名: { type: 'SINGLE_LINE_TEXT', value: '椅子' },
      数量: { type: 'NUMBER', value: '12' },
      入荷: { type: 'DATETIME', value: '2026-04-10T00:00:00Z' },
      区分: { type: 'RADIO_BUTTON', value: '新品' },
      備考: { type: 'SINGLE_LINE_TEXT', value: '' },
      $revision: { type: '__REVISION__', value: '1' },
      $id: { type: '__ID__', value: '1' },
    })
  })

  it('answers 404 GAIA_RE01 for a record that is not there', async () => {
    const { status, json } = await call(createSimulator(), 'GET', '/k/v1/record.json?app=1&id=99999')
    expect(status).toBe(404)
    expect(json).toEqual({
      code: 'GAIA_RE01',
      id: expect.stringMatching(/^.{20}$/),
      message: '指定したレコード（id: 99999）が見つかりません。',
    })
  })

  it('answers 404 GAIA_AP01 for an app that is not there', async () => {
    const { status, json } = await call(createSimulator(), 'GET', '/k/v1/record.json?app=99999&id=1')
    expect([status, json.code]).toEqual([404, 'GAIA_AP01'])
  })

  it('answers 400 CB_VA01 naming a missing parameter', async () => {
    const { status, json } = await call(createSimulator(), 'GET', '/k/v1/record.json?app=1')
    expect(status).toBe(400)
    expect(json).toMatchObject({ code: 'CB_VA01', errors: { id: { messages: ['必須です。'] } } })
  })
})

// https://cybozu.dev/ja/kintone/docs/rest-api/records/add-record/
describe('POST record.json', () => {
  it('answers with id and revision as strings', async () => {
    expect((await add(createSimulator())).json).toEqual({ id: '1', revision: '1' })
  })

  it('never gives a number twice, even after a record was deleted', async () => {
    const simulator = createSimulator()
    await add(simulator)
    simulator.records.remove('1')
    expect((await add(simulator)).json.id).toBe('2')
  })

  it('refuses a choice that the field does not have', async () => {
    const { status, json } = await add(createSimulator(), { k_プラン: 'ゴールド' })
    expect(status).toBe(400)
    expect(json).toMatchObject({
      code: 'CB_VA01',
      message: '入力内容が正しくありません。',
      errors: { 'record.k_プラン.value': { messages: ['"ゴールド"は選択肢にありません。'] } },
    })
  })

  it('refuses an empty required field', async () => {
    const fields = contractLedger.fields.map((field) => (field.code === 'k_id' ? { ...field, required: true } : field))
    const simulator = createSimulator({ app: { ...contractLedger, fields } })
    const { json } = await add(simulator, {})
    expect(json.errors).toEqual({ 'record.k_id.value': { messages: ['必須です。'] } })
  })

  it('refuses a date and time that is none', async () => {
    const { json } = await add(createSimulator(), { k_構築希望日時: '明日' })
    expect(Object.keys(json.errors)).toEqual(['record.k_構築希望日時.value'])
  })

  it('answers 400 CB_IJ01 for broken JSON and for a value of the wrong JSON type', async () => {
    const simulator = createSimulator()
    const broken = await simulator.app.request('/k/v1/record.json', {
      method: 'POST',
      headers: { 'x-cybozu-api-token': 'token-of-the-ledger' },
      body: '{',
    })
    expect(broken.status).toBe(400)
    expect(await broken.json()).toMatchObject({ code: 'CB_IJ01' })
    expect((await add(simulator, { k_id: ['x'] })).json.code).toBe('CB_IJ01')
  })
})

// https://cybozu.dev/ja/kintone/docs/rest-api/records/update-record/
describe('PUT record.json', () => {
  const put = (simulator: ReturnType<typeof createSimulator>, body: Record<string, unknown>) =>
    call(simulator, 'PUT', '/k/v1/record.json', { app: 1, id: 1, ...body })

  it('changes the given fields only and raises the revision', async () => {
    const simulator = createSimulator()
    await add(simulator)
    const { json } = await put(simulator, { revision: 1, record: toRecord({ k_ステータス: '2_対応要' }) })
    expect(json).toEqual({ revision: '2' })
    const record = simulator.records.get('1')
    expect([record.k_ステータス?.value, record.k_id?.value]).toEqual(['2_対応要', 'C-1'])
  })

  it('answers 409 GAIA_CO02 for another revision and changes nothing', async () => {
    const simulator = createSimulator()
    await add(simulator)
    const { status, json } = await put(simulator, { revision: 7, record: toRecord({ k_Qid: 'x' }) })
    expect([status, json.code]).toEqual([409, 'GAIA_CO02'])
    expect(simulator.records.get('1').k_Qid?.value).toBe('')
  })

  it('does not check the revision when it is -1, text or absent', async () => {
    const simulator = createSimulator()
    await add(simulator)
    expect((await put(simulator, { revision: -1, record: toRecord({ k_Qid: 'a' }) })).json.revision).toBe('2')
    expect((await put(simulator, { record: toRecord({ k_Qid: 'b' }) })).json.revision).toBe('3')
    expect((await put(simulator, { revision: '3', record: toRecord({ k_Qid: 'c' }) })).json.revision).toBe('4')
  })

  // 制限事項: 「存在しないフィールドコードは無視されて処理されます」
  // https://cybozu.dev/ja/kintone/docs/rest-api/overview/kintone-rest-api-overview/
  it('ignores a field that the app does not have', async () => {
    const simulator = createSimulator()
    await add(simulator)
    const { status } = await put(simulator, { record: toRecord({ k_無い項目: 'x', k_Qid: 'p' }) })
    expect(status).toBe(200)
    expect(simulator.changes().at(-1)?.values).toEqual({ k_Qid: 'p' })
  })

  it('refuses to write the fields that kintone fills in', async () => {
    const simulator = createSimulator()
    await add(simulator)
    expect((await put(simulator, { record: toRecord({ $revision: '9' }) })).json.code).toBe('CB_VA01')
  })

  it('finds the record by an updateKey whose values are unique', async () => {
    const fields = contractLedger.fields.map((field) => (field.code === 'k_id' ? { ...field, unique: true } : field))
    const simulator = createSimulator({ app: { ...contractLedger, fields } })
    await add(simulator)
    const by = (value: string) =>
      call(simulator, 'PUT', '/k/v1/record.json', {
        app: 1,
        updateKey: { field: 'k_id', value },
        record: toRecord({ k_Qid: 'q' }),
      })
    expect((await by('C-1')).json).toEqual({ revision: '2' })
    expect((await by('C-9')).json.code).toBe('GAIA_RE20')
    expect((await add(simulator)).json.errors['record.k_id.value'].messages).toEqual([
      '値がほかのレコードと重複しています。',
    ])
  })
})

// https://cybozu.dev/ja/kintone/docs/rest-api/records/ (複数のレコード)
describe('records.json', () => {
  it('adds and updates several records', async () => {
    const simulator = createSimulator()
    const records = [toRecord({ k_id: 'A' }), toRecord({ k_id: 'B' })]
    const added = await call(simulator, 'POST', '/k/v1/records.json', { app: 1, records })
    expect(added.json).toEqual({ ids: ['1', '2'], revisions: ['1', '1'] })
    const updates = [{ id: '2', revision: '1', record: toRecord({ k_Qid: 'x' }) }]
    const updated = await call(simulator, 'PUT', '/k/v1/records.json', { app: 1, records: updates })
    expect(updated.json).toEqual({ records: [{ id: '2', revision: '2' }] })
  })

  it('cancels the whole request when one record is refused', async () => {
    const simulator = createSimulator()
    const records = [toRecord({ k_id: 'A' }), toRecord({ k_プラン: '無い' })]
    const { json } = await call(simulator, 'POST', '/k/v1/records.json', { app: 1, records })
    expect(Object.keys(json.errors)).toEqual(['records[1].k_プラン.value'])
    expect(simulator.records.all()).toEqual([])
    expect(simulator.changes()).toEqual([])
  })

  it('deletes several records, or none when a revision is not the latest', async () => {
    const simulator = createSimulator()
    await add(simulator)
    await add(simulator)
    const remove = (rest: string) => call(simulator, 'DELETE', `/k/v1/records.json?app=1&ids[0]=1&ids[1]=2${rest}`)
    expect((await remove('&revisions[0]=1&revisions[1]=5')).json.code).toBe('GAIA_CO02')
    expect(simulator.records.all()).toHaveLength(2)
    expect((await remove('')).json).toEqual({})
    expect(simulator.records.all()).toEqual([])
  })
})

describe('what the simulator does not have', () => {
  it('is refused by name', async () => {
    const { status, json } = await call(createSimulator(), 'POST', '/k/v1/record/comment.json', { app: 1 })
    expect([status, json.code]).toEqual([404, 'CB_IL02'])
  })
})
