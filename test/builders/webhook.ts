import type { HttpRequest } from '../../lambdas/handlers/http.ts'

/** A kintone webhook body as kintone.dev shows it. */
export const aWebhook = (changes: Record<string, unknown> = {}) => ({
  id: '01234567-0123-0123-0123-0123456789ab',
  type: 'UPDATE_RECORD',
  app: { id: '1', name: '契約台帳' },
  record: {
    $id: { type: '__ID__', value: '2' },
    $revision: { type: '__REVISION__', value: '3' },
    k_Qid: { type: 'SINGLE_LINE_TEXT', value: '' },
    k_ステータス: { type: 'RADIO_BUTTON', value: '2_対応要' },
  },
  recordTitle: '山田 花子',
  url: 'https://example.cybozu.com/k/1/show#record=2',
  ...changes,
})

export const aDeletion = (recordId = '2') => ({
  id: '01234567-0123-0123-0123-0123456789ab',
  type: 'DELETE_RECORD',
  app: { id: '1', name: '契約台帳' },
  recordId,
  deletedBy: { code: 'sato', name: '佐藤' },
  deletedAt: '2026-04-01T00:00:00Z',
  url: 'https://example.cybozu.com/k/1/',
})

/** An HTTP API (payload 2.0) event that carries it. */
export const aWebhookRequest = (body: unknown, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  version: '2.0',
  routeKey: 'POST /webhook/kintone/{secret}',
  rawPath: '/webhook/kintone/the-webhook-secret',
  rawQueryString: '',
  headers: { 'content-type': 'application/json' },
  pathParameters: { secret: 'the-webhook-secret' },
  requestContext: {
    accountId: '',
    apiId: '',
    domainName: '',
    domainPrefix: '',
    http: { method: 'POST', path: '', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
    requestId: '',
    routeKey: 'POST /webhook/kintone/{secret}',
    stage: '$default',
    time: '',
    timeEpoch: 0,
  },
  body: typeof body === 'string' ? body : JSON.stringify(body),
  isBase64Encoded: false,
  ...changes,
})
