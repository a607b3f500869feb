import { expect, it } from '@jest/globals'
import type { Asked } from '../../bin/aws-site/ask-function.ts'
import { checkInside } from '../../bin/aws-site/check-inside.ts'

const inside = (asked: Asked | undefined) => checkInside(async () => asked)

it.each<[Asked, string, string]>([
  [{ answer: { kintone: 'ok' } }, 'ok', 'つながります'],
  [{ answer: { kintone: 'KintoneAccessError' } }, 'ng', 'KintoneAccessError'],
  [{ answer: { kintone: 'KintoneUnavailable' } }, 'ng', 'KintoneUnavailable'],
  [{ answer: { kintone: 'constructor' } }, 'ng', 'constructor'],
  [{ answer: null }, 'ng', 'Error'],
  [{ answer: '<html>' }, 'ng', 'Error'],
  [{ failed: 'SecretInvalid' }, 'ng', 'SecretInvalid'],
  [{ failed: 'InvalidPayload' }, 'note', '調べていません'],
])('of %j doctor says %s, with its repair', async (asked, state, ja) => {
  const [check] = await inside(asked)
  expect(check).toMatchObject({ id: 'kintone.inside', state, what: [expect.stringContaining(ja), expect.any(String)] })
  expect(check?.repair !== undefined).toBe(state !== 'ok')
})

it('names the address to let in where kintone refuses', async () => {
  const [check] = await inside({ answer: { kintone: 'KintoneAccessError' } })
  expect(check?.repair?.join()).toMatch(/EgressAddress/)
})

it('says nothing where there is no function to ask', async () => {
  expect(await inside(undefined)).toEqual([])
})

it('goes on with the rest where the person may not invoke functions', async () => {
  const denied = Object.assign(new Error('x'), { name: 'AccessDeniedException' })
  expect(await checkInside(() => Promise.reject(denied))).toMatchObject([{ state: 'note' }])
})

it('hides no other failure', async () => {
  await expect(checkInside(() => Promise.reject(new Error('network')))).rejects.toThrow('network')
})
