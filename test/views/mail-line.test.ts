import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { mailLine, mailLines } from '../../lambdas/views/mails/mail-line.ts'

describe('a line for a mail', () => {
  it.each([
    ['a\r\nBcc: x@example.com', 'a Bcc: x@example.com'],
    ['a\u0000b\u001b[31mc\u0085d\u007fe', 'a b [31mc d e'],
    ['a\u2028b\u2029c', 'a b c'],
    ['請求\u202Eexe.pdf\u2066\u2069\u200F\u061C', '請求exe.pdf'],
    ['  two  　spaces ', 'two spaces'],
    ['half \ud800 pair', 'half \ufffd pair'],
  ])('of %j is %j', (text, line) => {
    expect(mailLine(text)).toBe(line)
  })
  it('is cut between characters', () => {
    expect(mailLine('𠮷'.repeat(9), 5)).toBe('𠮷𠮷𠮷𠮷…')
  })
  it('is one line of no more than its length, whatever it is made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const line = mailLine(text, 120)
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]/u)
        expect([...line].length).toBeLessThanOrEqual(120)
      }),
    )
  })
  it('keeps the lines of a longer text apart', () => {
    expect(mailLines('a\r\nb\n\nc\u0007')).toEqual(['a', 'b', '', 'c'])
  })
})
