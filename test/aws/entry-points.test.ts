import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { functionNames } from '../../lib/names.ts'
import { createCallRecorder } from './call-recorder.ts'
import { createLambdaFunctions } from './lambda-functions.ts'
import { type LambdaOffice, startLambdaOffice } from './lambda-office.ts'

describe('an entry point', () => {
  const functions = createLambdaFunctions({
    entryOf: (name) => new URL(`../../lambdas/${name}.ts`, import.meta.url),
    environmentOf: () => ({}),
    recorder: createCallRecorder(),
  })
  afterAll(() => functions.close())

  it.each(functionNames.filter((name) => name !== 'style'))('%s says what its environment lacks', async (name) => {
    await expect(functions.invoke(name, {}, 'test')).rejects.toMatchObject({
      name: 'EnvironmentInvalid',
      message: expect.stringMatching(/ [A-Z_]+: /),
    })
  })

  it('style needs no environment', async () => {
    expect(await functions.invoke('style', {}, 'test')).toMatchObject({ statusCode: 200 })
  })
})

describe('the HTTP API', () => {
  let office: LambdaOffice
  beforeAll(async () => {
    office = await startLambdaOffice({ schedules: false })
  })
  afterAll(() => office.stop())

  it('answers what belongs to no order', async () => {
    const style = await fetch(`${office.url}/style.css`)
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect((await fetch(`${office.url}/t/forged.link`)).status).toBe(404)
    expect((await fetch(`${office.url}/t/forged.link`, { method: 'HEAD' })).status).toBe(404)
    expect((await fetch(`${office.url}/webhook/kintone/wrong`, { method: 'POST' })).status).toBe(401)
    expect(office.calls.usedBy('task-page')).toEqual([])
  })
})
