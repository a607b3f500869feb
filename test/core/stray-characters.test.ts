import { describe, expect, it } from '@jest/globals'
import { straysIn } from '../../lambdas/core/stray-characters.ts'

const url = 'https://example.com/login'
const cleaned = (kind: 'secret' | 'url', text: string) => straysIn(kind, text).without

describe('a key or a password', () => {
  it.each([
    ['a zero-width space', 'AB\u200bCD'],
    ['a no-break space', 'AB\u00a0CD'],
    ['a full-width blank', 'AB　CD'],
    ['a soft hyphen', 'AB\u00adCD'],
    ['a byte order mark', 'AB\ufeffCD'],
    ['a tag', 'AB\u{e0041}CD'],
    ['a variation selector', 'AB\ufe0fCD'],
    ['one of the supplement', 'ABCD\u{e0100}'],
    ['a filler', 'AB\u3164CD'],
    ['a braille blank', 'AB\u2800CD'],
    ['a mark that turns text round', 'AB\u202eCD'],
    ['a tab', 'AB\tCD'],
    ['Japanese quotes', '「ABCD」'],
    ['typographic quotes', '“ABCD”'],
    ['quotes in quotes', '「"ABCD"」'],
    ['the end of a sentence', 'ABCD。'],
    ['the end of a quotation', 'ABCD」。'],
  ])('is shown with %s', (_, typed) => {
    const { found, without, kept } = straysIn('secret', typed)
    expect(found.length).toBeGreaterThan(0)
    expect([without, kept]).toEqual(['ABCD', typed])
  })

  it('with a line break in it cannot be kept: no form holds it', () => {
    expect(straysIn('secret', 'AB\nCD')).toEqual({ found: [{ at: 3, point: 10 }], without: 'ABCD' })
  })

  it.each(['AB CD', 'pass)', "it's", '"AB', 'ABCD.', 'ＡＢＣＤ－１', 'パスワード', '(AB)', '髙﨑', ''])(
    'is as it was meant: %s',
    (typed) => {
      expect(straysIn('secret', typed)).toEqual({ found: [], without: typed, kept: typed })
    },
  )

  it('counts places by characters, not by halves of them', () => {
    expect(straysIn('secret', '𠮷A\u200b').found).toEqual([{ at: 3, point: 0x200b }])
  })
})

describe('a web address', () => {
  it.each(['。', '、', '）', '」', '.', ',', '>', ')', '"', '”', '’', '＞', '！', ':', '」。', ').', '>,', '\u200b'])(
    'is shown with %j behind it',
    (end) => {
      expect(cleaned('url', `${url}${end}`)).toBe(url)
    },
  )

  it.each([
    ['<', '>'],
    ['「', '」'],
    ['(', ')'],
    ['“', '”。'],
  ])('is shown between %s and %s', (start, end) => {
    expect(cleaned('url', `${start}${url}${end}`)).toBe(url)
  })

  it.each([
    url,
    `${url}?a=1#b`,
    'https://example.com/wiki/Name_(kind)',
    'https://例え。jp/日本語',
    `${url}?`,
    `${url}/`,
  ])('is as it was meant: %s', (typed) => {
    expect(straysIn('url', typed)).toEqual({ found: [], without: typed, kept: typed })
  })

  it.each(['%E3%80%82', '%e3%80%81', '%20', '%E2%80%8B', '%3E', '%EF%BC%89', '%E3%80%8D%E3%80%82', '.%20'])(
    'is shown with a mark behind it that a program has written as %s',
    (end) => {
      expect(straysIn('url', `${url}${end}`)).toMatchObject({ without: url, kept: `${url}${end}` })
    },
  )

  it.each(['%20name', '%E3%80%80x', '%E3%81%82', '%F0%A0%AE%B7', '%zz', '%', '/(%E3%81%82)'])(
    'is as it was meant with %s in it',
    (part) => {
      expect(straysIn('url', `${url}${part}`)).toMatchObject({ found: [], without: `${url}${part}` })
    },
  )

  it('is shown with what nobody sees in it, as a program has written it', () => {
    expect(straysIn('url', 'https://example.com/a%E2%80%8Bb')).toMatchObject({
      found: [{ at: 22, point: 0x200b, length: 9 }],
      without: 'https://example.com/ab',
    })
  })

  it('loses a bracket too many, and keeps its own', () => {
    expect(cleaned('url', '(see https://example.com/wiki/Name_(kind))'.slice(5))).toBe(
      'https://example.com/wiki/Name_(kind)',
    )
  })

  it('is kept with what cannot be seen written so that it can be', () => {
    expect(straysIn('url', `${url}\u200b　x`).kept).toBe(`${url}%E2%80%8B%E3%80%80x`)
  })

  it('takes no time over the longest text', () => {
    const started = Date.now()
    for (const part of ['(', ')', '>', '\u200b', '「」']) straysIn('url', `${url}${part.repeat(1_000)}`)
    expect(Date.now() - started).toBeLessThan(1_000)
  })
})
