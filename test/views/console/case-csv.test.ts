import { describe, expect, it } from '@jest/globals'
import { renderCaseCsv } from '../../../lambdas/views/console/case-csv.ts'
import { csvOf } from '../../../lambdas/views/console/csv.ts'
import { variables } from '../../../statemachine/variables.ts'
import { anOffer, anOrder, aTask, english, japanese, now, withVariables } from '../an-order.ts'

describe('CSV', () => {
  it('begins with the mark by which Excel knows UTF-8, and ends each line with CRLF', () => {
    expect(csvOf([['納品'], ['b']])).toBe('\u{feff}納品\r\nb\r\n')
  })

  it.each([
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['a\r\nb', '"a\r\nb"'],
    ['a b', 'a b'],
    ['', ''],
  ])('quotes %j as RFC 4180 says', (text, cell) => {
    expect(csvOf([[text]])).toBe(`\u{feff}${cell}\r\n`)
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+81 3', "'+81 3"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['=HYPERLINK("a","b")', '"\'=HYPERLINK(""a"",""b"")"'],
  ])('makes %j harmless', (text, cell) => {
    expect(csvOf([[text]])).toBe(`\u{feff}${cell}\r\n`)
  })

  it('leaves what is no formula as it is', () => {
    expect(csvOf([['k1-2-1', 'a=b', '100-0001', 'x@example.com']])).toBe(
      '\u{feff}k1-2-1,a=b,100-0001,x@example.com\r\n',
    )
  })
})

describe('the cases as CSV', () => {
  const noManual = { handle: true, sendManual: false, why: 'triggered' }
  const rowsOf = (csv: string) => csv.replace('\u{feff}', '').trimEnd().split('\r\n')

  it('have the columns that programs know, each at its place', () => {
    const [heads = ''] = rowsOf(renderCaseCsv([], now, japanese))
    const csvHeads = 'プロセスID,kintoneレコードID,件名,状態,エラー,現在の位置,担当,引き受け,期限超過,開始,終了日時'
    expect(heads.split(',').slice(0, 11)).toEqual(csvHeads.split(','))
    expect(heads.split(',').slice(11)).toEqual(
      Object.entries(variables)
        .filter(([code]) => !['q_licenseKey', 'q_password', 'q_memo', 'q_kintoneId'].includes(code))
        .map(([, { label }]) => label),
    )
  })

  it('have a line each, with moments in JST', () => {
    const [heads = '', row = ''] = rowsOf(renderCaseCsv([anOrder({ decision: noManual }, aTask('1-1'))], now, japanese))
    expect(row.split(',')).toHaveLength(heads.split(',').length)
    for (const text of [
      'k1-7-1',
      '山田 太郎',
      '対応中',
      '1-1.ライセンスキー手配',
      '2026-11-26 17:00',
      '2026-11-23 11:00',
    ])
      expect(row.split(',')).toContain(text)
  })

  it('say who has the open task, and which are overdue', () => {
    const task = aTask('1-1', 1, { offers: [anOffer()], holder: { ref: 1, at: '2026-11-23T04:00:00Z' } })
    const order = anOrder(withVariables({ q_taskLimitDatetime: '2026-11-23T08:00:00Z' }), task)
    const [heads = '', row = ''] = rowsOf(renderCaseCsv([order], now, japanese))
    const at = (head: string) => row.split(',')[heads.split(',').indexOf(head)]
    expect(at('期限超過')).toBe('1')
    expect(at('引き受け')).toBe('髙橋 凛')
  })

  it('hold every variable but secrets, and no secret that somebody quoted', () => {
    const secrets = { q_licenseKey: 'KEY-9F3A-22', q_password: 'pa55-word!' }
    const order = anOrder({ title: 'KEY-9F3A-22', ...withVariables({ ...secrets, q_sendAddress: 'pa55-word!' }) })
    const csv = renderCaseCsv([order], now, japanese)
    for (const [code, { label }] of Object.entries(variables)) {
      if (!(code in secrets) && code !== 'q_memo') expect(csv).toContain(label)
    }
    const heads = rowsOf(csv)[0]?.split(',')
    for (const [code, secret] of Object.entries(secrets)) {
      expect(csv).not.toContain(secret)
      expect(heads).not.toContain(variables[code as keyof typeof secrets].label)
    }
  })

  it('have heads in the language of the reader, and heads alone where there are no cases', () => {
    expect(rowsOf(renderCaseCsv([], now, english))[0]).toMatch(/^Process ID,kintone record ID,Title,/)
  })
})
