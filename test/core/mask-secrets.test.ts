import { describe, expect, it } from '@jest/globals'
import { mask, withoutSecrets } from '../../lambdas/core/mask-secrets.ts'

const masked = (text: string, q_licenseKey = 'AB.D-(12)') => withoutSecrets(text, { q_licenseKey })

describe('a secret that somebody quotes', () => {
  it.each([
    ['as it is', 'キーは AB.D-(12) です'],
    ['with a zero-width space in it', 'キーは AB.\u200bD-(12) です'],
    ['with a soft hyphen and a selector in it', 'キーは A\u00adB.D\ufe0f-(12) です'],
    ['with a tag between each character', `キーは ${[...'AB.D-(12)'].join('\u{e0041}')} です`],
  ])('%s is masked', (_, text) => {
    expect(masked(text)).toBe(`キーは ${mask} です`)
  })

  it('is masked without what was kept in its value', () => {
    expect(masked('AB-1234', 'AB\u200b-1234')).toBe(mask)
    expect(masked('AB\u200b-1234', 'AB\u200b-1234')).toBe(mask)
  })

  it.each(['ABxD-(12)', 'AB.D-(1', 'AB.D -(12)'])('is another text as %s', (text) => {
    expect(masked(text)).toBe(text)
  })

  it('that nobody could see as a word of its own is masked where it is whole', () => {
    expect(masked('A\u200bB\u200bC', 'A\u200bB\u200bC')).toBe(mask)
    expect(masked('ABC', 'A\u200bB\u200bC')).toBe('ABC')
  })

  it('takes no time, however long it is', () => {
    const started = Date.now()
    masked(`${'a\u200b'.repeat(5_000)}b`, `${'a'.repeat(499)}b`)
    expect(Date.now() - started).toBeLessThan(2_000)
  })
})
