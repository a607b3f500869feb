import { describe, expect, it } from '@jest/globals'
import { foldName } from '../../lambdas/core/fold-name.ts'

describe('names that are one to whoever searches', () => {
  it.each([
    ['a company’s form in one character', '㈱納品', '株式会社納品'],
    ['in brackets', '納品(株)', '納品株式会社'],
    ['in full-width brackets', '（株）納品', '㈱納品'],
    ['as four characters in one', '㍿納品', '株式会社納品'],
    ['of a limited company', '㈲納品', '有限会社納品'],
    ['of a clinic', '（医）健康会', '医療法人健康会'],
    ['variation selectors of characters', '葛\u{e0100}城', '葛城'],
    ['variation selectors of emoji', '☎\ufe0f納品', '☎納品'],
    ['half-width kana with their marks', 'ｶﾞｽﾄ ﾊﾟﾝ', 'ガストパン'],
    ['a mark that stands alone', 'カ゛スト', 'ガスト'],
    ['a mark as a code of its own', 'か\u3099すと', 'がすと'],
    ['upper case and full width', 'ＮＯＵＨＩＮ Ｋ．Ｋ．', 'nouhin k.k.'],
    ['letters with no upper case of their own', 'Straße', 'STRASSE'],
    ['dashes for the long vowel', 'サーバー', 'サ−バ―'],
    ['the long vowel in half width', 'ｻｰﾊﾞｰ', 'サーバー'],
    ['small kana', 'キヤノン', 'キャノン'],
    ['a small ke', '霞ヶ関', '霞ケ関'],
    ['variants of characters', '髙橋 𠮷﨑', '高橋 吉崎'],
    ['a radical in place of the character', '⻑⾕川', '長谷川'],
    ['dots between names', 'ジョン･スミス', 'ジョン・スミス'],
    ['what nobody sees', '山\u200b田\u00a0\ufeff太\u00ad郎\u2800', '山田 太郎'],
    ['blanks', '山田　太郎', '山田太郎'],
  ])('whatever %s', (_, one, other) => {
    expect(foldName(one)).toBe(foldName(other))
  })

  it.each([
    ['株式会社納品', '有限会社納品'],
    ['ハハ', 'パパ'],
    ['山田', '山口'],
    ['A-1', 'A1'],
  ])('not %s and %s', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other))
  })

  it('takes no time over the longest text', () => {
    const started = Date.now()
    for (const part of ['゛', '(株', '\u200b', 'ｶﾞ']) foldName(part.repeat(50_000))
    expect(Date.now() - started).toBeLessThan(2_000)
  })
})
