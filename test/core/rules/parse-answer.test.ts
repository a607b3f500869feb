import { describe, expect, it } from '@jest/globals'
import { parseAnswer } from '../../../lambdas/core/rules/parse-answer.ts'

const shipping = {
  outcome: 'done',
  q_sendZipcode: '１２３４５６７',
  q_sendAddress: '東京都千代田区1-2-3',
  q_sendName: '髙橋 凛 様',
  q_trackingNo: '1234-5678-903',
}

describe('a posted form', () => {
  it('becomes the values that the outcome asks for, codes folded and names as typed', () => {
    expect(parseAnswer('2', shipping)).toEqual({
      outcome: 'done',
      values: {
        q_sendZipcode: '123-4567',
        q_sendAddress: '東京都千代田区1-2-3',
        q_sendName: '髙橋 凛',
        q_trackingNo: '12345678903',
      },
    })
  })

  it('may carry a memo', () => {
    expect(parseAnswer('1-1', { outcome: 'done', q_licenseKey: 'KEY', q_memo: ' 至急\n' })).toMatchObject({
      memo: '至急',
    })
    for (const q_memo of ['  ', '\u200b'])
      expect(parseAnswer('1-1', { outcome: 'done', q_licenseKey: 'KEY', q_memo })).not.toHaveProperty('memo')
  })

  it('may carry other fields, which are ignored', () => {
    expect(parseAnswer('1-1', { outcome: 'done', q_licenseKey: 'KEY', q_password: 'x', reason: 'y' })).toEqual({
      outcome: 'done',
      values: { q_licenseKey: 'KEY' },
    })
  })

  it('that returns the key needs a reason and nothing else', () => {
    expect(parseAnswer('1-2', { outcome: 'returned', reason: '違う' })).toEqual({
      outcome: 'returned',
      values: {},
      reason: '違う',
    })
    expect(parseAnswer('1-2', { outcome: 'returned', q_accessUrl: 'junk' })).toEqual({
      problems: { reason: 'required' },
    })
  })
})

describe('a name with an honorific', () => {
  const sentTo = (q_sendName: string, q_customerName?: string) =>
    parseAnswer('2', { ...shipping, q_sendName }, { q_customerName })

  it.each([
    ['餃子の王様', undefined, '餃子の王様'],
    ['餃子の王様', '餃子の王様', '餃子の王様'],
    ['餃子の王様様', '餃子の王様', '餃子の王様'],
    ['餃子の王様 様', '餃子の王様', '餃子の王様'],
    ['山田花子様', undefined, '山田花子様'],
    ['山田花子様', '山田 花子', '山田花子'],
    ['高橋凛殿', '髙橋 凛 様', '高橋凛'],
    ['ヤマダ商店御中', 'ﾔﾏﾀﾞ商店', 'ヤマダ商店'],
  ])('%s, where the customer is %s, is kept as %s', (typed, customer, kept) => {
    expect(sentTo(typed, customer)).toMatchObject({ values: { q_sendName: kept } })
  })
})

describe('characters that came along with what was copied', () => {
  const key = (q_licenseKey: string, more = {}) => parseAnswer('1-1', { outcome: 'done', q_licenseKey, ...more })
  const site = (q_accessUrl: string, more = {}) =>
    parseAnswer('1-2', { outcome: 'done', q_password: 'x', q_accessUrl, ...more })
  const strays = [{ at: 3, point: 0x200b }]
  const seen = { seen_q_licenseKey: '3:200b' }

  it('are shown before a key is stored, and the key is not', () => {
    const answer = key('AB\u200bCD')
    expect(answer).toEqual({ problems: { q_licenseKey: { key: 'strays', strays, canKeep: true } } })
    expect(JSON.stringify(answer)).not.toMatch(/AB|CD/)
  })

  it('are taken out once they were shown, or kept where the person wants them', () => {
    expect(key('AB\u200bCD', seen)).toMatchObject({ values: { q_licenseKey: 'ABCD' } })
    expect(key('AB\u200bCD', { ...seen, keep_q_licenseKey: 'yes' })).toMatchObject({
      values: { q_licenseKey: 'AB\u200bCD' },
    })
  })

  it('are shown again where they are not those that were shown', () => {
    for (const other of ['A\u200bBCD', 'AB\u200cCD', 'AB\u200bCD\u200bE'])
      for (const decided of [seen, { ...seen, keep_q_licenseKey: 'yes' }, { keep_q_licenseKey: 'yes' }])
        expect(key(other, decided)).toMatchObject({ problems: { q_licenseKey: { key: 'strays' } } })
  })

  it('decide nothing about a key without them', () => {
    expect(key('ABCD', { ...seen, keep_q_licenseKey: 'yes' })).toMatchObject({ values: { q_licenseKey: 'ABCD' } })
  })

  it('of an address are shown with what is left without them', () => {
    expect(site('https://example.com/。')).toEqual({
      problems: {
        q_accessUrl: {
          key: 'strays',
          strays: [{ at: 21, point: 0x3002 }],
          canKeep: true,
          shown: { typed: 'https://example.com/。', without: 'https://example.com/' },
        },
      },
    })
    const decided = { seen_q_accessUrl: '21:3002' }
    expect(site('https://example.com/。', decided)).toMatchObject({ values: { q_accessUrl: 'https://example.com/' } })
    expect(site('https://example.com/。', { ...decided, keep_q_accessUrl: 'yes' })).toMatchObject({
      values: { q_accessUrl: 'https://example.com/。' },
    })
  })

  it('cannot be kept where nothing would work with them', () => {
    const around = { seen_q_accessUrl: '1:3c,22:3e', keep_q_accessUrl: 'yes' }
    expect(site('<https://example.com/>')).toMatchObject({ problems: { q_accessUrl: { canKeep: false } } })
    expect(site('<https://example.com/>', around)).toMatchObject({ values: { q_accessUrl: 'https://example.com/' } })
  })

  it('are not what is wrong where the rest is no address either', () => {
    expect(site('javascript:alert(1)。')).toEqual({ problems: { q_accessUrl: 'url' } })
  })

  it('are looked for in what may be so long only', () => {
    expect(key('\u200bA\u200b'.repeat(300))).toEqual({
      problems: { q_licenseKey: { key: 'tooLong', limit: 500, now: 898 } },
    })
  })
})

describe('a reason for returning', () => {
  const done = { outcome: 'done', q_accessUrl: 'https://example.com/', q_password: 'x' }

  it('is not lost by completing the task: it is asked what was meant', () => {
    expect(parseAnswer('1-2', { ...done, reason: '違う' })).toEqual({ problems: { reason: 'reasonUnused' } })
  })

  it.each(['', ' \n', '\u200b'])('is none where there is nothing in it: %j', (reason) => {
    expect(parseAnswer('1-2', { ...done, reason })).toMatchObject({ outcome: 'done' })
  })
})

describe('what is wrong', () => {
  it('is named for every field at once', () => {
    const wrong = {
      outcome: 'done',
      q_sendZipcode: '12',
      q_sendName: '様',
      q_trackingNo: 'x',
      q_memo: 'あ'.repeat(2001),
    }
    expect(parseAnswer('2', wrong)).toEqual({
      problems: {
        q_sendZipcode: 'postalCode',
        q_sendAddress: 'required',
        q_sendName: 'required',
        q_trackingNo: 'trackingNumber',
        q_memo: { key: 'tooLong', limit: 2000, now: 2001 },
      },
    })
  })

  it.each([undefined, '', 'returned', 'constructor', '__proto__', 'toString'])(
    'is the outcome, where 1-1 is answered with %s',
    (outcome) => {
      expect(parseAnswer('1-1', { ...(outcome !== undefined && { outcome }), q_licenseKey: 'KEY' })).toEqual({
        problems: { outcome: 'outcome' },
      })
    },
  )

  it('is a check digit that does not fit, unless the number was confirmed', () => {
    const misfit = { ...shipping, q_trackingNo: '12345678904' }
    expect(parseAnswer('2', misfit)).toEqual({ problems: { q_trackingNo: 'trackingCheckDigit' } })
    expect(parseAnswer('2', { ...misfit, confirm_q_trackingNo: 'on' })).toMatchObject({
      values: { q_trackingNo: '12345678904' },
    })
  })

  it('is not confirmed away when the number has no known form', () => {
    expect(parseAnswer('2', { ...shipping, q_trackingNo: '12', confirm_q_trackingNo: 'on' })).toEqual({
      problems: { q_trackingNo: 'trackingNumber' },
    })
  })
})
