import { describe, expect, it } from '@jest/globals'
import { explain } from '../../bin/explain.ts'
import { AddressInUse } from '../../embedded/http/errors.ts'
import { SmtpPasswordMissing } from '../../embedded/mail/errors.ts'

describe('an error that ends the command', () => {
  it.each([new AddressInUse('127.0.0.1', 3000), new SmtpPasswordMissing()])(
    'is told by its message alone where it has a name of its own: %s',
    (error) => {
      expect(explain(error)).toBe(`nouhin: ${error.message}`)
    },
  )

  it.each(['Error', 'TypeError', 'RangeError', 'AssertionError'])('is told with its place: %s', (name) => {
    expect(explain(Object.assign(new Error('no'), { name }))).toMatch(/^nouhin: .*\n\s+at /s)
  })

  it('may be anything', () => {
    expect(explain('no')).toBe('nouhin: no')
  })
})
