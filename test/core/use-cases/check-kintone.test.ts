import { expect, it } from '@jest/globals'
import { KintoneAccessError, KintoneUnavailable } from '../../../lambdas/core/errors.ts'
import { checkKintone } from '../../../lambdas/core/use-cases/check-kintone.ts'
import { createWorld } from '../../fakes/world.ts'

it('says that kintone answers, and starts or writes nothing', async () => {
  const world = createWorld()
  world.kintone.add()
  expect(await checkKintone(world)).toEqual({ kintone: 'ok' })
  expect([world.orders.all(), world.kintone.calls]).toEqual([[], ['findByStatus']])
})

it.each([new KintoneAccessError(), new KintoneUnavailable()])('says by which name it refuses: $name', async (error) => {
  const world = createWorld()
  world.kintone.goDown(error)
  expect(await checkKintone(world)).toEqual({ kintone: error.name })
})

it('hides no fault of the program', async () => {
  const world = createWorld()
  world.kintone.goDown(new TypeError('x'))
  await expect(checkKintone(world)).rejects.toThrow(TypeError)
})
