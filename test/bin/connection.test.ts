import { expect, it } from '@jest/globals'
import { tryOnce } from '../../bin/connection.ts'
import { KintoneAccessError } from '../../lambdas/core/errors.ts'

it('a service that answers is told as connected', async () => {
  expect(await tryOnce({ name: 'kintone', check: async () => {} })).toBe('kintone: つながりました / connected')
})

it('a service that does not is told with what to do', async () => {
  const check = async () => {
    throw new KintoneAccessError()
  }
  expect(await tryOnce({ name: 'kintone', check })).toMatch(/^kintone: .* not connected: .*view and edit rights/)
})
