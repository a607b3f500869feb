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
        q_memo: 'memoTooLong',
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
