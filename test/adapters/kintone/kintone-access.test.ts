import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createKintone, createKintoneClient } from '../../../lambdas/adapters/kintone/kintone.ts'
import { kintoneAccess, missingSecrets } from '../../../lambdas/core/kintone-access.ts'
import { recordHref } from '../../../lambdas/core/paths.ts'
import { authority, ofClient, ofServer } from '../../builders/certificates.ts'
import { someSettings } from '../../builders/settings.ts'
import { aRecord, json, scriptedKintone } from './scripted-kintone.ts'

const domain = 'example.cybozu.com'
const settings = { get: async () => someSettings() }

describe('what kintone is reached by', () => {
  it('is the token alone where the settings ask for no more, whatever the secrets hold', () => {
    const secrets = { apiToken: 'token', basicPassword: 'basic', ...ofClient }
    expect(kintoneAccess({ domain }, secrets)).toEqual({ baseUrl: `https://${domain}`, apiToken: 'token' })
  })

  it.each([
    [{ domain }, {}, ['apiToken']],
    [{ domain, basicAuthUser: 'nouhin' }, { apiToken: 'x' }, ['basicPassword']],
    [{ domain, clientCertificate: true }, { apiToken: 'x' }, ['certificate', 'certificatePassword']],
    [
      { domain, basicAuthUser: 'nouhin', clientCertificate: true },
      { apiToken: 'x', basicPassword: 'y', ...ofClient },
      [],
    ],
    [{ basicAuthUser: 'nouhin' }, {}, []],
    [{ domain, clientCertificate: false }, { apiToken: 'x' }, []],
  ])('is missed by its name: %j with %j', (given, secrets, missing) => {
    expect(missingSecrets(given, secrets).map(({ key }) => key)).toEqual(missing)
  })

  it('that is missing is told by its key, and no value is', () => {
    expect(() => kintoneAccess({ domain, basicAuthUser: 'nouhin' }, { apiToken: 'hunter2' })).toThrow(
      /kintone.basicAuthUser asks for basicPassword(?!.*hunter2)/s,
    )
  })

  it.each([
    ['none', 'bm90IGEgY2VydGlmaWNhdGU=', 'pfx-password'],
    ['one with another password', ofClient.certificate, 'hunter2'],
  ])('is no certificate that is %s', (_, certificate, certificatePassword) => {
    const access = { baseUrl: `https://${domain}`, apiToken: 'x', certificate, certificatePassword }
    const error = (() => {
      try {
        return createKintoneClient(access)
      } catch (thrown) {
        return thrown as Error
      }
    })()
    expect(error).toMatchObject({ name: 'KintoneSetupError' })
    expect((error as Error).cause).toBeUndefined()
    expect((error as Error).message).not.toContain('hunter2')
  })
})

describe('a request', () => {
  let server: Awaited<ReturnType<typeof scriptedKintone>>
  beforeEach(async () => {
    server = await scriptedKintone()
    server.replies(json(200, { record: aRecord() }))
  })
  afterEach(() => server.close())
  const ask = (more: object) =>
    createKintone({ client: createKintoneClient({ baseUrl: server.baseUrl, apiToken: 'x', ...more }), settings })

  it('for an app in a guest space goes to that space', async () => {
    await ask({ guestSpaceId: '7' }).get('2')
    expect(server.asked[0]?.path).toBe('/k/guest/7/v1/record.json')
  })

  it('carries Basic authentication beside the token, with a password of any letters', async () => {
    await ask({ basicAuthUser: 'nouhin', basicPassword: 'パス:word' }).get('2')
    const { authorization = '', token } = server.asked[0] ?? {}
    expect([Buffer.from(`${authorization}`.slice(6), 'base64').toString(), token]).toEqual(['nouhin:パス:word', 'x'])
  })
})

describe('a kintone that asks for a client certificate', () => {
  let server: Server
  const before = getCACertificates('default')
  beforeEach(async () => {
    setDefaultCACertificates([...before, authority])
    server = createServer(
      { ...ofServer, ca: authority, requestCert: true, rejectUnauthorized: true },
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ record: aRecord() }))
      },
    )
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterEach(async () => {
    setDefaultCACertificates(before)
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const ask = (more: object) => {
    const baseUrl = `https://localhost:${(server.address() as AddressInfo).port}`
    return createKintone({ client: createKintoneClient({ baseUrl, apiToken: 'x', ...more }), settings })
  }

  it('answers whoever has it', async () => {
    expect((await ask(ofClient).get('2')).recordId).toBe('2')
  })

  it('is told as an access that is refused to whoever has none', async () => {
    await expect(ask({}).get('2')).rejects.toMatchObject({ name: 'KintoneAccessError' })
  })
})

it('a record of an app in a guest space is looked at there', () => {
  const order = { appId: '12', recordId: '3' }
  expect(recordHref({ domain, guestSpaceId: '7' }, order)).toBe(`https://${domain}/k/guest/7/12/show#record=3`)
  expect(recordHref({ domain }, order)).toBe(`https://${domain}/k/12/show#record=3`)
})
