import { describe, expect, it } from '@jest/globals'
import type * as z from 'zod'
import {
  addressee,
  cancelReason,
  line,
  memo,
  postalCode,
  secret,
  trackingNumber,
  webUrl,
} from '../../statemachine/inputs.ts'
import { problemOf as problemOfIssue } from '../../statemachine/problems.ts'
import { isBlank } from '../../statemachine/typed-text.ts'

const problemOf = (schema: z.ZodType, text: string) => {
  const issue = schema.safeParse(text).error?.issues[0]
  return issue && problemOfIssue(issue)
}

describe('a postal code', () => {
  it.each([
    '123-4567',
    '1234567',
    '〒123-4567',
    '〒 123-4567',
    '１２３４５６７',
    '〒１２３－４５６７',
    '123ー4567',
    '123‐4567',
    '123−4567',
    '123‒4567',
    '123 4567',
    '123 - 4567',
    ' 123-4567　',
    '\u200b123-4567\u202c',
    '123\u2060-4567',
  ])('is read from %s', (text) => {
    expect(postalCode.parse(text)).toBe('123-4567')
  })

  it.each(['123-456', '12345678', '123-45678', '12-34567', 'abc-defg', '123-4567 東京都', '〒〒123-4567'])(
    'is not %s',
    (text) => {
      expect(problemOf(postalCode, text)).toBe('postalCode')
    },
  )
})

describe('a tracking number', () => {
  it.each([
    ['1234-5678-9012', '123456789012'],
    ['１２３４－５６７８－９０１', '12345678901'],
    ['1234 5678 9012', '123456789012'],
    ['rr123456785jp', 'RR123456785JP'],
    ['ＲＲ 123 456 785 ＪＰ', 'RR123456785JP'],
    ['\u200e1234-5678-9012\u200b', '123456789012'],
    ['1234\n5678\t9012', '123456789012'],
    ['A123456789012B', '123456789012'],
    ['d12345678901a', '12345678901'],
    ['t1234-5678-9012e', '123456789012'],
    ['Ａ１２３４５６７８９０１２Ｃ\r', '123456789012'],
    ['*123456789012*', '123456789012'],
    ['*RR123456785JP*', 'RR123456785JP'],
    [']F0A123456789012A\t', '123456789012'],
    [
      'https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1=1234-5678-9012&locale=ja',
      '123456789012',
    ],
    ['https://trackings.post.japanpost.jp/services/srv/search?requestNo1=rr123456785jp&requestNo2=', 'RR123456785JP'],
  ])('is read from %s', (text, number) => {
    expect(trackingNumber.parse(text)).toBe(number)
  })

  it.each([
    '1234567890',
    '1234567890123',
    'RR12345678JP',
    'R1234567850JP',
    '<script>',
    'A123456789012',
    'F123456789012F',
    'A1234567890B',
    '1'.repeat(500),
    'https://trackings.post.japanpost.jp/services/srv/search/direct?locale=ja',
    'https://trackings.post.japanpost.jp/?reqCodeNo1=123456789012&reqCodeNo2=123456789013',
    'https://japanpost.jp.evil.example/?reqCodeNo1=123456789012',
  ])('is not %s', (text) => {
    expect(problemOf(trackingNumber, text)).toBe('trackingNumber')
  })
})

describe('an addressee', () => {
  it.each([
    ['山田 花子 様', '山田 花子'],
    ['山田 花子\u00a0殿', '山田 花子'],
    ['山田 花子 さま', '山田 花子'],
    ['株式会社納品様', '株式会社納品'],
    ['納品㈱御中', '納品㈱'],
    ['餃子の王様', '餃子の王様'],
    ['餃子の王様　様', '餃子の王様'],
    ['株式会社餃子の王様', '株式会社餃子の王様'],
    ['王様', '王様'],
    ['有限会社模様', '有限会社模様'],
    ['喫茶 神様', '喫茶 神様'],
    ['湯殿', '湯殿'],
    ['山田花子様', '山田花子様'],
    ['山田 花子　様　', '山田 花子'],
    ['株式会社納品 御中', '株式会社納品'],
    ['様式 太郎', '様式 太郎'],
    ['株式会社納品 御中\u200b', '株式会社納品'],
  ])('%s is kept as %s', (text, name) => {
    expect(addressee.parse(text)).toBe(name)
  })

  it.each(['髙橋 﨑子', '𠮷野 家', 'ﾔﾏﾀﾞ ㈱', 'か\u3099', '葛\u{e0100}', '👩\u200d💻'])('%s stays as typed', (name) => {
    expect(addressee.parse(name)).toBe(name)
  })

  it('is not an honorific alone', () => {
    expect(problemOf(addressee, '様')).toBe('required')
  })
})

describe('a web address', () => {
  it.each(['https://example.com/login?a=1#b', 'http://localhost:8080', 'HTTPS://例え.jp/'])('may be %s', (url) => {
    expect(webUrl.parse(` ${url} `)).toBe(url)
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript://example.com/%0aalert(1)',
    'ftp://example.com/',
    'data:text/html,x',
    'example.com',
    '//example.com',
    'https://',
    'http:example.com',
    'https:/example.com',
    'https:\\\\example.com',
    'https://example.com/a b',
    'https://exam\nple.com',
    'https://exam\u00adple.com',
    'https://example.com/\u202egpj.exe',
  ])('is not %j', (text) => {
    expect(problemOf(webUrl, text)).toBe('url')
  })
})

describe('lengths', () => {
  it.each([
    ['line', line, 200],
    ['secret', secret, 500],
    ['memo', memo, 2000],
    ['reason for cancelling', cancelReason, 500],
  ] as const)('a %s is not empty and ends at its limit', (_, schema, max) => {
    expect(problemOf(schema, ' 　\n')).toBe('required')
    expect(schema.parse('あ'.repeat(max))).toHaveLength(max)
    expect(problemOf(schema, 'あ'.repeat(max + 14))).toEqual({ key: 'tooLong', limit: max, now: max + 14 })
  })

  it.each([
    ['𠮷', '𠮷'],
    ['a mark on its kana', 'か\u3099'],
    ['an old character with its selector', '葛\u{e0100}'],
    ['a flag', '🇯🇵'],
    ['a colour of skin', '👍🏽'],
  ])('count %s as the one character that it looks like', (_, character) => {
    expect(line.parse(character.repeat(200))).toBe(character.repeat(200))
    expect(problemOf(line, character.repeat(201))).toEqual({ key: 'tooLong', limit: 200, now: 201 })
  })

  it('are of bytes, too, for one character may be made of very many', () => {
    const family = '👨‍👩‍👧‍👦'
    expect(memo.parse(family.repeat(320))).toBe(family.repeat(320))
    expect(problemOf(memo, family.repeat(400))).toEqual({ key: 'tooHeavy', limit: 8000, now: 10_000 })
    expect(problemOf(line, `e${'\u0301'.repeat(5000)}`)).toEqual({ key: 'tooHeavy', limit: 1600, now: 10_001 })
  })

  it('a web address ends at 2,000', () => {
    const url = 'https://example.com/'
    expect(webUrl.parse(url.padEnd(2000, 'x'))).toHaveLength(2000)
    expect(problemOf(webUrl, url.padEnd(2001, 'x'))).toEqual({ key: 'tooLong', limit: 2000, now: 2001 })
  })

  it.each(['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085'])('a memo keeps its lines, a line has one: %j', (end) => {
    expect(memo.parse(`一行目${end}二行目${end}${end}四行目`)).toBe('一行目\n二行目\n\n四行目')
    expect(problemOf(line, `一行目${end}二行目`)).toBe('oneLine')
    expect(line.parse(`一行目${end}`)).toBe('一行目')
  })

  it('a line break counts once, as a browser sends it', () => {
    const lines = Array.from({ length: 31 }, () => 'あ'.repeat(63))
    expect(memo.parse(lines.join('\r\n'))).toBe(lines.join('\n'))
    expect(memo.parse(`${'あ'.repeat(1960)}${'\r\n'.repeat(39)}い`)).toHaveLength(2000)
    expect(problemOf(memo, `${'あ'.repeat(1960)}${'\r\n'.repeat(40)}い`)).toEqual({
      key: 'tooLong',
      limit: 2000,
      now: 2001,
    })
  })

  it('a licence key keeps its inner blanks and case', () => {
    expect(secret.parse(' ABCD efgh－1 ')).toBe('ABCD efgh－1')
  })
})

describe('what nobody sees', () => {
  it.each([undefined, '', ' 　\n', '\u200b', '\ufeff\u202e', '\u2800', '\u3164', '\u{e0100}'])(
    '%j is nothing',
    (text) => {
      expect(isBlank(text)).toBe(true)
      for (const schema of [line, secret, memo, addressee]) expect(problemOf(schema, text ?? '')).toBe('required')
    },
  )

  it('is cut off at both ends of what was pasted, and kept inside', () => {
    expect(secret.parse('\u200b\ufeff ABCD\u200b-1234 \u200e\n\u{e0041}')).toBe('ABCD\u200b-1234')
  })

  it('takes no time, however long it is', () => {
    const started = Date.now()
    expect(problemOf(memo, `a${' \u200b'.repeat(60_000)}b`)).toEqual({ key: 'tooLong', limit: 2000, now: 120_002 })
    expect(Date.now() - started).toBeLessThan(1_000)
  })
})
