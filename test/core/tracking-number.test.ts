import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { hasValidCheckDigit } from '../../lambdas/core/tracking-number.ts'

describe('a check digit', () => {
  // The worked example of UPU S10: 4·8+7·6+3·4+1·2+2·3+4·5+8·9+2·7 = 200, 11 - 200 mod 11 = 9.
  it('of UPU S10 is that of the standard’s example', () => {
    expect(hasValidCheckDigit('RR473124829JP')).toBe(true)
    expect(hasValidCheckDigit('RR473124828JP')).toBe(false)
  })

  it.each([
    ['RR100000003JP', 'sum 8, rest 8: 11 - 8 = 3'],
    ['RR000001010JP', 'sum 12, rest 1: 10 becomes 0'],
    ['RR000000005JP', 'sum 0, rest 0: 11 becomes 5'],
  ])('of %s fits (%s)', (code) => {
    expect(hasValidCheckDigit(code)).toBe(true)
  })

  it.each([
    ['1234567890', 3, '1234567890 = 7 × 176366841 + 3'],
    ['12345678901', 3, '12345678901 = 7 × 1763668414 + 3'],
    ['7000000000', 0, '7000000000 = 7 × 1000000000'],
  ])('of the domestic number %s is %i, the rest modulo 7 (%s)', (digits, rest) => {
    const fitting = [...'0123456789'].filter((digit) => hasValidCheckDigit(`${digits}${digit}`))
    expect(fitting).toEqual([`${rest}`])
  })

  it('of S10 notices any one digit typed wrong', () => {
    const serial = fc.stringMatching(/^\d{8}$/)
    fc.assert(
      fc.property(serial, fc.nat(7), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const fitting = [...'0123456789'].find((digit) => hasValidCheckDigit(`RR${digits}${digit}JP`))
        const wrong = [...digits].map((digit, index) => (index === at ? (Number(digit) + by) % 10 : digit)).join('')
        // By the standard the rests 0 and 6 share the digit 5, so a slip between those two cannot be noticed.
        fc.pre(fitting !== '5')
        expect(hasValidCheckDigit(`RR${wrong}${fitting}JP`)).toBe(false)
      }),
    )
  })
})
