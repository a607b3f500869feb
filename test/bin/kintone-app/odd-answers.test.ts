import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import { checkKintone } from '../../../bin/doctor/check-kintone.ts'
import { openKintoneApp } from '../../../bin/kintone-app/kintone-app.ts'
import { kintoneTrouble } from '../../../bin/kintone-app/kintone-trouble.ts'
import { contractLedger } from '../../../kintone-simulator/contract-ledger.ts'
import { formFieldsJson } from '../../../kintone-simulator/form-fields-json.ts'
import { atEndOfTest } from '../../at-end-of-test.ts'
import { someSettings } from '../../builders/settings.ts'

type Reply = (response: ServerResponse, url: string) => void
const html = '<html><body>Please sign in. <form></form></body></html>'
const page =
  (status: number, body = html, type = 'text/html', headers = {}): Reply =>
  (response) =>
    void response.writeHead(status, { 'content-type': type, ...headers }).end(body)
const json = (status: number, body: unknown) => page(status, JSON.stringify(body), 'application/json')

async function doctorOf(reply: Reply) {
  const server = createServer((request, response) => reply(response, request.url ?? ''))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atEndOfTest(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const baseUrl = `http://localhost:${(server.address() as AddressInfo).port}`
  const settings = someSettings().kintone
  return checkKintone(openKintoneApp({ baseUrl, apiToken: 'x', appId: '1' }), { settings, baseUrl, apiToken: 'x' })
}
const wrong = 'kintone ではないものが応えました'

describe('doctor, of what answers in place of kintone,', () => {
  it.each<[string, Reply, string]>([
    ['an HTML page with status 200', page(200), wrong],
    ['nothing, with status 200', page(200, ''), wrong],
    ['nothing, with status 204', page(204, ''), wrong],
    ['JSON of another service', json(200, { status: 'ok' }), wrong],
    ['a list', json(200, []), wrong],
    ['null', json(200, null), wrong],
    ['a form without a revision', json(200, { properties: {} }), wrong],
    ['fields that are none', json(200, { properties: { k_Qid: 'text' }, revision: '1' }), wrong],
    ['a revision that is none', json(200, { properties: {}, revision: { toString: 1 } }), wrong],
    ['a page that is not found', page(404), wrong],
    ['bad input of a proxy', page(400), wrong],
    ['JSON without a code', json(400, { message: 'Bad Request' }), wrong],
    ['a code that is an object', json(400, { code: { a: 1 } }), wrong],
    ['a code of Object’s own', json(400, { code: 'constructor' }), wrong],
    [
      'a redirect to a page',
      (response, url) =>
        (url === '/login' ? page(200) : page(302, '', 'text/plain', { location: '/login' }))(response, url),
      wrong,
    ],
    ['a body that is too large', page(413), wrong],
    ['Basic authentication', page(401), 'kintone の手前の Basic 認証を通れません'],
    ['an IP limit', page(403), 'kintone を調べられません'],
    [
      'an app in a guest space',
      json(403, { code: 'GAIA_IL23', id: 'x', message: 'x' }),
      'アプリはゲストスペースにあります',
    ],
    ['a bad gateway', page(502), 'kintone を調べられません'],
    ['results of many requests', json(400, { results: [{}, {}] }), 'kintone を調べられません'],
    ['an answer that breaks off', (response) => void response.destroy(), 'kintone を調べられません'],
  ])('tells %s in one line with its repair', async (_, reply, what) => {
    const checks = await doctorOf(reply)
    expect(checks).toMatchObject([{ id: 'kintone.app', state: 'ng', what: [what, expect.any(String)] }])
    expect(checks[0]?.repair?.[0]).not.toMatch(/undefined|\[object/)
  })

  it('believes no right that a page with status 200 seems to give, and goes on with the rest', async () => {
    const form = { properties: formFieldsJson(contractLedger), revision: '1' }
    const checks = await doctorOf((response, url) =>
      (url.includes('/form/fields') ? json(200, form) : page(200))(response, url),
    )
    const ng = checks.filter(({ state }) => state === 'ng').map(({ id }) => id)
    expect(ng).toEqual(['kintone.token.view', 'kintone.token.edit'])
  })

  it('prints of an app’s name one line of bounded length', async () => {
    const form = { properties: {}, revision: '1' }
    const checks = await doctorOf((response, url) =>
      json(
        200,
        url.includes('app.json') ? { name: `\u001b[2J契約\n台帳${'あ'.repeat(5_000)}` } : { ...form, records: [] },
      )(response, url),
    )
    const what = checks[0]?.what[0] ?? ''
    expect(what).toContain('契約 台帳')
    expect(what.length).toBeLessThan(200)
    expect(what).not.toMatch(/\p{Cc}/u)
  })
})

it.each([
  ['example.s.cybozu.com', new Error('400: Bad Request'), 'certificate'],
  ['example.s.kintone.com', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'certificate'],
  [
    'example.cybozu.com',
    Object.assign(new Error('x'), { code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' }),
    'certificate',
  ],
  ['example.cybozu.com', new Error('invalid clientCertAuth setting'), 'certificate'],
  ['example.cybozu.com', new Error('400: Bad Request'), 'not-kintone'],
  ['example.cybozu.com', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'unreachable'],
])('a client certificate is told of where it is wanted: %s, %s', (host, cause, kind) => {
  expect(kintoneTrouble(cause, { appId: '1', host }).kind).toBe(kind)
})
