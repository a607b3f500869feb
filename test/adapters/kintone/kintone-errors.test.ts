import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createKintone, createKintoneClient } from '../../../lambdas/adapters/kintone/kintone.ts'
import { KintoneRecordRefused, KintoneSetupError } from '../../../lambdas/core/errors.ts'
import { someSettings } from '../../builders/settings.ts'
import { aRecord, json, plain, refusal, scriptedKintone } from './scripted-kintone.ts'

let server: Awaited<ReturnType<typeof scriptedKintone>>
beforeEach(async () => {
  server = await scriptedKintone()
})
afterEach(() => server.close())

// Codes and statuses: kintone.dev "Common Kintone API errors" and kintone's own cli-kintone scenarios.
describe('a failure of kintone leaves as a named error with its cause', () => {
  it.each([
    ['maintenance, in plain text', plain(503, 'text/plain', 'Service Unavailable'), 'KintoneUnavailable'],
    ['a fault inside', refusal(500, 'GAIA_UN01'), 'KintoneUnavailable'],
    ['a newer revision', refusal(409, 'GAIA_CO02'), 'KintoneRevisionConflict'],
    // The loser of two writes at once gets either; seen on the real service, and tried again by embulk-output-kintone.
    ['a record that is being written to', refusal(400, 'GAIA_DA02'), 'KintoneUnavailable'],
    ['a record that is being written to, by its other code', refusal(400, 'GAIA_RE18'), 'KintoneUnavailable'],
    ['the same with the status of a conflict', refusal(409, 'GAIA_DA02'), 'KintoneUnavailable'],
    ['a choice that the app lacks', refusal(400, 'GAIA_IQ10'), 'KintoneSetupError'],
    ['a field that the app lacks', refusal(400, 'GAIA_IQ11'), 'KintoneSetupError'],
    ['wrong input', refusal(400, 'CB_VA01'), 'KintoneSetupError'],
    ['an app that is gone', refusal(404, 'GAIA_AP01'), 'KintoneSetupError'],
    ['a record that is gone', refusal(404, 'GAIA_RE01'), 'KintoneRecordGone'],
    ['no login', refusal(401, 'CB_AU01'), 'KintoneAccessError'],
    ['a token that is unknown', refusal(400, 'GAIA_IA02'), 'KintoneAccessError'],
    ['a token that is unknown, as before 2023', refusal(520, 'GAIA_IA02'), 'KintoneAccessError'],
    ['a token without the right', refusal(403, 'GAIA_NO01'), 'KintoneAccessError'],
    ['no permission', refusal(403, 'CB_NO02'), 'KintoneAccessError'],
    ['a blocked address, in HTML', plain(403, 'text/html', '<html>Forbidden</html>'), 'KintoneAccessError'],
    ['too many requests', refusal(429, 'GAIA_TO04'), 'KintoneThrottled'],
    ['too many requests, in plain text', plain(429, 'text/plain', 'Too Many Requests'), 'KintoneThrottled'],
    [
      'an answer that breaks off',
      (_: unknown, response: { destroy(): void }) => response.destroy(),
      'KintoneUnavailable',
    ],
  ])('%s', async (_, reply, name) => {
    server.replies(reply)
    const error: unknown = await server.kintone.get('2').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name, cause: expect.any(Error) })
  })

  const html = '<html><body>Not here</body></html>'
  it.each([
    ['a proxy’s page of bad input', plain(400, 'text/html', html), 'KintoneUnavailable'],
    ['a page that is not found, as of a wrong domain', plain(404, 'text/html', html), 'KintoneUnavailable'],
    ['nothing, not found', plain(404, 'text/plain', ''), 'KintoneUnavailable'],
    ['an empty answer without a type', plain(400, '', ''), 'KintoneUnavailable'],
    ['JSON without a code', json(400, { message: 'Bad Request' }), 'KintoneUnavailable'],
    ['JSON with a number for a code', json(404, { code: 404, message: 'Not Found' }), 'KintoneUnavailable'],
    ['JSON with a gateway’s own code', json(400, { code: 'invalid_request' }), 'KintoneUnavailable'],
    ['JSON with an object for a code', json(400, { code: { GAIA_RE01: true } }), 'KintoneUnavailable'],
    [
      'JSON with errors alone',
      json(400, { errors: { 'record.k_x.value': { messages: ['?'] } } }),
      'KintoneUnavailable',
    ],
    ['a list', json(400, []), 'KintoneUnavailable'],
    ['null with a status of bad input', json(400, null), 'KintoneUnavailable'],
    ['a text with a status of bad input', json(404, 'GAIA_RE01'), 'KintoneUnavailable'],
    ['text that names a code', plain(404, 'text/plain', '{"code":"GAIA_RE01"'), 'KintoneUnavailable'],
    ['a page of 2 MB', plain(404, 'text/html', html.padEnd(2_000_000, '.')), 'KintoneUnavailable'],
    ['a redirect without an aim', plain(302, 'text/html', html), 'KintoneUnavailable'],
    ['nothing that is new', plain(304, 'text/plain', ''), 'KintoneUnavailable'],
    ['a proxy that wants a password', plain(407, 'text/html', html), 'KintoneUnavailable'],
    ['a body that a proxy takes for too large', plain(413, 'text/html', html), 'KintoneUnavailable'],
    ['an address that a proxy takes for too long', plain(414, 'text/html', html), 'KintoneUnavailable'],
    ['a bad gateway', plain(502, 'text/html', html), 'KintoneUnavailable'],
    ['a login page with the status of one', plain(401, 'text/html', html), 'KintoneAccessError'],
    ['a code that is not known', refusal(400, 'GAIA_ZZ99'), 'KintoneSetupError'],
  ])('an answer that is no refusal of kintone’s own, or an unknown one: %s', async (_, reply, name) => {
    server.replies(reply)
    await expect(server.kintone.get('2')).rejects.toMatchObject({ name, cause: expect.any(Error) })
    await expect(server.kintone.update('2', '3', { status: 'x' })).rejects.toMatchObject({ name })
  })

  const refusedWith = (errors: unknown) =>
    json(400, {
      code: 'CB_VA01',
      id: 'x',
      message: '入力内容が正しくありません。',
      ...(errors !== undefined && { errors }),
    })
  const required = { messages: ['必須です。'] }
  const writing = (reply: ReturnType<typeof json>) => {
    server.replies(reply)
    return server.kintone.update('2', '3', { pid: 'k1-2-1', status: '3_対応中' }).catch((thrown: unknown) => thrown)
  }

  it.each([
    ['a field that the record lacks', { 'record.k_請求先住所.value': required }, ['k_請求先住所']],
    ['one in brackets', { 'record[k_請求先住所].value': required }, ['k_請求先住所']],
    [
      'several, ours among them',
      { 'record.k_ステータス.value': required, 'record.k_x.value': required },
      ['k_ステータス', 'k_x'],
    ],
    ['no field', undefined, []],
    ['errors of another shape', ['必須です。'], []],
  ])('a write that kintone refuses for %s', async (_, errors, codes) => {
    const error = await writing(refusedWith(errors))
    expect(error).toMatchObject({ name: 'KintoneRecordRefused', cause: expect.any(Error) })
    expect((error as KintoneRecordRefused).fields.map(({ code }) => code)).toEqual(codes)
    expect(JSON.stringify(error)).not.toContain('k_')
    expect(Object.keys(error as object)).not.toContain('fields')
    expect((error as Error).message).toBe(new KintoneRecordRefused().message)
  })

  it.each([
    [
      'a write',
      (): Promise<unknown> =>
        writing(refusedWith({ 'record.k_ステータス.value': { messages: ['"x"は選択肢にありません。'] } })),
      'k_ステータス',
    ],
    [
      'a query',
      (): Promise<unknown> => {
        server.replies(
          json(400, {
            code: 'GAIA_IQ11',
            id: 'x',
            message: '指定されたフィールド(code: k_ステータス)が見つかりません。',
          }),
        )
        return server.kintone.getMany(['2']).catch((thrown: unknown) => thrown)
      },
      'k_ステータス',
    ],
  ])('%s that names a field of the settings says which one does not fit', async (_, ask, code) => {
    const error = await ask()
    expect(error).toMatchObject({
      name: 'KintoneSetupError',
      message: expect.stringContaining(`kintone refuses field ${code}`),
    })
    expect((error as KintoneSetupError).fields[0]?.code).toBe(code)
  })

  it('a field that the settings do not name is in no error’s text', async () => {
    server.replies(
      json(400, { code: 'GAIA_IQ11', id: 'x', message: '指定されたフィールド(code: 山田花子)が見つかりません。' }),
    )
    const error = await server.kintone.getMany(['2']).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'KintoneSetupError', message: new KintoneSetupError().message })
  })

  it('a read with wrong input is no refusal of a write', async () => {
    server.replies(refusedWith({ id: required }))
    await expect(server.kintone.get('2')).rejects.toMatchObject({ name: 'KintoneSetupError' })
  })

  it('no answer in time', async () => {
    await server.close()
    server = await scriptedKintone(someSettings(), 300)
    server.replies(() => undefined)
    await expect(server.kintone.get('2')).rejects.toMatchObject({
      name: 'KintoneUnavailable',
      cause: expect.any(Error),
    })
  })

  it('a refused connection', async () => {
    const client = createKintoneClient({ baseUrl: server.baseUrl, apiToken: 'x' })
    await server.close()
    const kintone = createKintone({ client, settings: { get: async () => someSettings() } })
    await expect(kintone.get('2')).rejects.toMatchObject({ name: 'KintoneUnavailable', cause: expect.any(Error) })
  })

  it('whichever call it was', async () => {
    server.replies(refusal(429, 'GAIA_TO04'))
    const { kintone } = server
    const throttled = { name: 'KintoneThrottled' }
    await expect(kintone.getMany(['2'])).rejects.toMatchObject(throttled)
    await expect(kintone.update('2', '3', { status: 'x' })).rejects.toMatchObject(throttled)
    await expect(kintone.findByStatus(['x'])).rejects.toMatchObject(throttled)
  })

  it.each([
    ['a page of something in front of kintone', plain(200, 'text/html', '<html>Sign in</html>')],
    ['null', json(200, null)],
    ['nothing of the record', json(200, {})],
    ['a record without its number', json(200, { record: aRecord({ $id: undefined }) })],
  ])('an answer that is not kintone’s: %s', async (_, reply) => {
    server.replies(reply)
    const { kintone } = server
    const unavailable = { name: 'KintoneUnavailable', cause: expect.any(Error) }
    await expect(kintone.get('2')).rejects.toMatchObject(unavailable)
    await expect(kintone.getMany(['2'])).rejects.toMatchObject(unavailable)
    await expect(kintone.update('2', '3', { status: 'x' })).rejects.toMatchObject(unavailable)
    await expect(kintone.findByStatus(['x'])).rejects.toMatchObject(unavailable)
  })

  it('with a fixed text that echoes nothing of the record', async () => {
    server.replies(refusal(404, 'GAIA_RE01'))
    const error: unknown = await server.kintone.get('2').catch((thrown: unknown) => thrown)
    expect(error instanceof Error && error.message).toBe(
      'The kintone record does not exist any more. Cancel the order.',
    )
  })
})
