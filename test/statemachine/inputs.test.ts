import { describe, expect, it } from '@jest/globals'
import type * as z from 'zod'
import {
  addressee,
  isBlank,
  line,
  memo,
  messages,
  postalCode,
  secret,
  trackingNumber,
  webUrl,
} from '../../statemachine/inputs.ts'

const problemOf = (schema: z.ZodType, text: string) => schema.safeParse(text).error?.issues[0]?.message

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
  ])('is read from %s', (text, number) => {
    expect(trackingNumber.parse(text)).toBe(number)
  })

  it.each(['1234567890', '1234567890123', 'RR12345678JP', 'R1234567850JP', '<script>'])('is not %s', (text) => {
    expect(problemOf(trackingNumber, text)).toBe('trackingNumber')
  })
})

describe('an addressee', () => {
  it.each([
    ['山田 花子 様', '山田 花子'],
    ['山田花子様', '山田花子'],
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
    ['line', line, 200, 'tooLong'],
    ['secret', secret, 500, 'tooLong'],
    ['memo', memo, 2000, 'memoTooLong'],
  ] as const)('a %s is not empty and ends at %s', (_, schema, max, problem) => {
    expect(problemOf(schema, ' 　\n')).toBe('required')
    expect(schema.parse('あ'.repeat(max))).toHaveLength(max)
    expect(problemOf(schema, 'あ'.repeat(max + 1))).toBe(problem)
  })

  it('a web address ends at 2,000', () => {
    const url = 'https://example.com/'
    expect(webUrl.parse(url.padEnd(2000, 'x'))).toHaveLength(2000)
    expect(problemOf(webUrl, url.padEnd(2001, 'x'))).toBe('tooLong')
  })

  it('a memo keeps its lines, a line has one', () => {
    expect(memo.parse('一行目\n二行目')).toBe('一行目\n二行目')
    for (const end of ['\n', '\r\n', '\u2028']) expect(problemOf(line, `一行目${end}二行目`)).toBe('oneLine')
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
    expect(secret.parse('\u200b\ufeff ABCD\u200b-1234 \u200e\n')).toBe('ABCD\u200b-1234')
  })

  it('takes no time, however long it is', () => {
    const started = Date.now()
    expect(problemOf(memo, `a${' \u200b'.repeat(100_000)}b`)).toBe('memoTooLong')
    expect(Date.now() - started).toBeLessThan(1_000)
  })
})

describe('messages', () => {
  it('are there in Japanese and English', () => {
    for (const [key, [ja, en]] of Object.entries(messages)) {
      expect([key, ja]).toEqual([key, expect.stringMatching(/[ぁ-ん]/)])
      expect([key, en]).toEqual([key, expect.stringMatching(/^[\x20-\x7e]+$/)])
    }
  })
})
