import { beforeEach, describe, expect, it } from '@jest/globals'
import { call, createSimulator, query } from './simulator.ts'

// https://cybozu.dev/ja/kintone/docs/overview/query/
let simulator: ReturnType<typeof createSimulator>

beforeEach(() => {
  simulator = createSimulator()
  simulator.records.add({ k_id: 'A', k_氏名: '青木', k_ステータス: '1_未対応' })
  simulator.records.add({
    k_id: 'B',
    k_氏名: '青山 "B"',
    k_ステータス: '2_対応要',
    k_構築希望日時: '2026-05-01T00:00Z',
  })
  simulator.records.add({ k_id: 'C', k_氏名: '馬場', k_ステータス: '3_対応中', k_構築希望日時: '2026-06-01T00:00Z' })
})

const ask = async (text: string) => (await call(simulator, 'GET', query(text))).json
const ids = async (text: string): Promise<string[]> => {
  const json = await ask(text)
  return json.records?.map((record: { $id: { value: string } }) => record.$id.value) ?? json.code
}

describe('conditions', () => {
  it.each([
    ['', ['3', '2', '1']],
    ['k_ステータス in ("2_対応要")', ['2']],
    ['k_ステータス in ("1_未対応", "3_対応中") order by $id asc', ['1', '3']],
    ['k_ステータス not in("2_対応要")', ['3', '1']],
    ['k_id = "A"', ['1']],
    ['k_id != "A" order by k_id asc', ['2', '3']],
    ['k_氏名 like "青"', ['2', '1']],
    ['k_氏名 not like "青"', ['3']],
    ['k_氏名 = "青山 \\"B\\""', ['2']],
    ['$id > 1', ['3', '2']],
    ['$id >= "3" or k_id = "A"', ['3', '1']],
    ['(k_id = "A" or k_id = "B") and $id <= 1', ['1']],
    ['k_id = "A" or k_id = "B" and $id > 2', ['1']],
    ['レコード番号 in (1, 2)', ['2', '1']],
    ['k_構築希望日時 > "2026-05-15T09:00:00+0900"', ['3']],
    ['k_構築希望日時 = ""', ['1']],
    ['order by $id asc limit 1 offset 1', ['2']],
    ['$id > 0 order by k_ステータス desc, $id asc limit 2', ['3', '2']],
  ])('%s', async (text, expected) => {
    expect(await ids(text)).toEqual(expected)
  })
})

describe('what a query may not say', () => {
  it.each([
    ['a radio button with =', 'k_ステータス = "2_対応要"', 'GAIA_IQ03'],
    ['text with >', 'k_id > "A"', 'GAIA_IQ03'],
    ['a date with in', 'k_構築希望日時 in ("2026-05-01T00:00:00Z")', 'GAIA_IQ03'],
    ['a choice that the field lacks', 'k_ステータス in ("対応要")', 'GAIA_IQ10'],
    ['a lacking choice with = (looked at before the operator)', 'k_ステータス = "対応要"', 'GAIA_IQ10'],
    ['a field that the app lacks', 'k_無い項目 = "A"', 'GAIA_IQ11'],
    ['more than 500 records', 'limit 501', 'GAIA_QU01'],
    ['an offset over 10,000', 'offset 10001', 'GAIA_QU02'],
    ['broken grammar', 'k_id ===', 'CB_VA01'],
    ['single quotes', "k_id = 'A'", 'CB_VA01'],
    ['a raw tab within a string', 'k_id = "a\tb"', 'CB_VA01'],
    ['text that is left over', 'k_id = "A" k_id = "B"', 'CB_VA01'],
  ])('%s', async (_, text, code) => {
    expect((await ask(text)).code).toBe(code)
  })

  it.each(['作成日時 > TODAY()', '更新日時 = NOW()', 'k_氏名 is empty', '作成者 in ("x")'])(
    '%s, which kintone knows and the simulator does not',
    async (text) => {
      const { code, errors } = await ask(text)
      expect(code).toBe('CB_VA01')
      expect(errors.query.messages[0]).toContain('シミュレーターはこの書き方に対応していません')
    },
  )
})

// https://cybozu.dev/ja/kintone/docs/rest-api/records/get-records/
describe('GET records.json', () => {
  it('counts all matches only when asked', async () => {
    const counted = await call(simulator, 'GET', `${query('$id > 1 limit 1')}&totalCount=true`)
    expect([counted.json.records.length, counted.json.totalCount]).toEqual([1, '2'])
    expect((await ask('')).totalCount).toBeNull()
  })

  it('returns the fields asked for and ignores those that the app lacks', async () => {
    const { json } = await call(simulator, 'GET', `${query('$id = 1')}&fields[0]=k_id&fields[1]=k_無い`)
    expect(json.records).toEqual([{ k_id: { type: 'SINGLE_LINE_TEXT', value: 'A' } }])
  })
})
