import { describe, expect, it } from '@jest/globals'
import { refusedFields } from '../../../lambdas/adapters/kintone/refused-fields.ts'

const required = { messages: ['必須です。'] }

describe('the fields that kintone names', () => {
  it.each([
    ['record.k_請求先住所.value', 'k_請求先住所'],
    ['record[k_請求先住所].value', 'k_請求先住所'],
    ['record["k_x"].value', 'k_x'],
    ['record.k_x.values[0].value', 'k_x'],
    ['record.k_x', 'k_x'],
    ['records[0].record.k_x.value', 'k_x'],
    ['record.明細.value[2].value.品名.value', '明細.品名'],
  ])('are read out of %s', (path, code) => {
    expect(refusedFields({ [path]: required })).toEqual([{ code, says: ['必須です。'] }])
  })

  it.each(['id', 'app', 'revision', 'record', 'fields[0]', 'recording.k_x', '', '__proto__'])(
    'are none in %j',
    (path) => {
      expect(refusedFields(JSON.parse(JSON.stringify({ [path]: required })))).toEqual([])
    },
  )

  it.each([undefined, null, 'record.k_x.value', 7, [], [{ 'record.k_x.value': required }]])(
    'are none where errors is %j',
    (errors) => {
      expect(refusedFields(errors)).toEqual([])
    },
  )

  it.each([null, 'text', {}, { messages: '必須です。' }, { messages: [7, null] }, { messages: {} }])(
    'are named though what is said is %j',
    (told) => {
      expect(refusedFields({ 'record.k_x.value': told })).toEqual([{ code: 'k_x', says: [] }])
    },
  )

  it('are told of once, with all that is said of one', () => {
    const errors = { 'record.k_x.value': required, 'record[k_x].value': { messages: ['長すぎます。', '必須です。'] } }
    expect(refusedFields(errors)).toEqual([{ code: 'k_x', says: ['必須です。', '長すぎます。'] }])
  })

  it.each([
    ['"山田 花子"は選択肢にありません。', '「…」は選択肢にありません。'],
    ['「山田 花子」は使えません。', '「…」は使えません。'],
    ["The value 'Yamada' is not in the options.", 'The value 「…」 is not in the options.'],
    ['"山田 花子は長すぎます', '「…」'],
    ['「ライト」ではなく「山田 花子', '「…」ではなく「…」'],
    ['hanako@example.com は正しくありません。', '… は正しくありません。'],
    ['https://example.com/secret を確認してください。', '… を確認してください。'],
    ['03-1234-5678 は使えません。', '… は使えません。'],
    ['０９０１２３４５６７８ は使えません。', '… は使えません。'],
    ['一行目\r\n二行目\u0000\u202e', '一行目 二行目'],
  ])('are told without what they hold: %s', (message, said) => {
    expect(refusedFields({ 'record.k_x.value': { messages: [message] } })[0]?.says).toEqual([said])
  })

  it.each([
    '最大文字数は 64 文字です。',
    "This value can't be used; it isn't a choice.",
    '2026 年より前は選べません。',
  ])('are told in kintone’s own words where these hold no value: %s', (message) => {
    expect(refusedFields({ 'record.k_x.value': { messages: [message] } })[0]?.says).toEqual([message])
  })

  it.each(['record.a b.value', 'record.k\u0007.value', 'record.明細.value[0].value.a\u202eb.value'])(
    'are none where a code holds what no code can: %j',
    (path) => {
      expect(refusedFields({ [path]: required })).toEqual([])
    },
  )

  it('and what is said have a length and a number', () => {
    const long = { messages: Array.from({ length: 1_000 }, (_, index) => `${index}${'漢'.repeat(10_000)}`) }
    const paths = Array.from({ length: 20_000 }, (_, index) => `record.${index}${'項'.repeat(1_000)}.value`)
    const fields = refusedFields(Object.fromEntries(paths.map((path) => [path, long])))
    expect(fields).toHaveLength(5)
    for (const { code, says } of fields) {
      expect(code.length).toBeLessThanOrEqual(128)
      expect(says).toHaveLength(2)
      for (const said of says) expect(said.length).toBeLessThanOrEqual(100)
    }
  })
})
