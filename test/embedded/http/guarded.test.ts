import { describe, expect, it } from '@jest/globals'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { guarded } from '../../../embedded/http/guarded.ts'

const ask = (password: string | undefined, authorization?: string) =>
  guarded(
    async () => ({ statusCode: 200 }),
    'ops',
    password,
  )({ headers: { ...(authorization && { authorization }) } } as unknown as APIGatewayProxyEventV2, {} as Context)
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

describe('a guarded route', () => {
  it('serves who knows user and password', async () => {
    expect(await ask('correct horse', basic('ops:correct horse'))).toEqual({ statusCode: 200 })
  })

  it.each([
    undefined,
    basic('ops:wrong'),
    basic('admin:correct horse'),
    basic('ops:'),
    'Basic',
    'Bearer correct horse',
  ])('makes anyone else’s browser ask (%s)', async (authorization) => {
    expect(await ask('correct horse', authorization)).toMatchObject({
      statusCode: 401,
      headers: {
        'www-authenticate': expect.stringContaining('Basic'),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  })

  it('is open where no password is set', async () => {
    expect(await ask(undefined)).toEqual({ statusCode: 200 })
  })
})
