/** A request to put to the simulator, and the status and code that kintone answers it with. */
export type Exchange = {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly override?: 'GET'
  readonly body?: unknown
  readonly token?: string
  readonly fault?: 'throttled' | 'maintenance' | 'readOnlyToken'
  readonly status: number
  readonly code?: string
}

const record = '/k/v1/record.json'
const records = '/k/v1/records.json'
const preview = '/k/v1/preview/app/form/fields.json'
const deploy = '/k/v1/preview/app/deploy.json'
const find = (query: string) => `${records}?app=1&query=${encodeURIComponent(query)}`
const toDo = { k_ステータス: { value: '2_対応要' } }

/** One after the other they touch every API of the simulator and every documented refusal. */
export const exchanges: readonly Exchange[] = [
  {
    name: 'add a record',
    method: 'POST',
    url: record,
    body: { app: 1, record: { ...toDo, k_構築希望日時: { value: '2026-04-10T00:00:00Z' } } },
    status: 200,
  },
  { name: 'get a record', method: 'GET', url: `${record}?app=1&id=1`, status: 200 },
  {
    name: 'update a record',
    method: 'PUT',
    url: record,
    body: { app: 1, id: 1, revision: 1, record: toDo },
    status: 200,
  },
  {
    name: 'get records',
    method: 'GET',
    url: find('k_ステータス in ("2_対応要") order by $id asc limit 500'),
    status: 200,
  },
  { name: 'count records', method: 'GET', url: `${find('$id > 0')}&totalCount=true&fields[0]=$id`, status: 200 },
  {
    name: 'get records with a long query',
    method: 'POST',
    override: 'GET',
    url: records,
    body: { app: 1, query: '$id > 0', totalCount: true },
    status: 200,
  },
  { name: 'add records', method: 'POST', url: records, body: { app: 1, records: [toDo, {}] }, status: 200 },
  {
    name: 'update records',
    method: 'PUT',
    url: records,
    body: { app: 1, records: [{ id: 2, record: toDo }] },
    status: 200,
  },
  { name: 'delete records', method: 'DELETE', url: `${records}?app=1&ids[0]=2&ids[1]=3&revisions[0]=2`, status: 200 },
  { name: 'get the form’s fields', method: 'GET', url: '/k/v1/app/form/fields.json?app=1&lang=ja', status: 200 },
  { name: 'get the app', method: 'GET', url: '/k/v1/app.json?id=1', status: 200 },
  { name: 'get the preview’s fields', method: 'GET', url: `${preview}?app=1`, status: 200 },
  {
    name: 'add a field',
    method: 'POST',
    url: preview,
    body: { app: 1, properties: { k_新: { type: 'SINGLE_LINE_TEXT', code: 'k_新', label: '新' } }, revision: 1 },
    status: 200,
  },
  {
    name: 'change the choices of a field',
    method: 'PUT',
    url: preview,
    body: {
      app: 1,
      properties: { k_プラン: { type: 'RADIO_BUTTON', options: { 特注: { label: '特注', index: '0' } } } },
      revision: 2,
    },
    status: 200,
  },
  {
    name: 'another revision of the settings',
    method: 'PUT',
    url: preview,
    body: { app: 1, properties: { k_id: { type: 'SINGLE_LINE_TEXT', label: 'ID' } }, revision: 9 },
    status: 409,
    code: 'GAIA_CO03',
  },
  { name: 'deploy', method: 'POST', url: deploy, body: { apps: [{ app: 1, revision: 3 }] }, status: 200 },
  { name: 'how the deploy goes', method: 'GET', url: `${deploy}?apps[0]=1`, status: 200 },
  { name: 'no such record', method: 'GET', url: `${record}?app=1&id=99`, status: 404, code: 'GAIA_RE01' },
  { name: 'no such app', method: 'GET', url: `${record}?app=99&id=1`, status: 404, code: 'GAIA_AP01' },
  {
    name: 'another revision',
    method: 'PUT',
    url: record,
    body: { app: 1, id: 1, revision: 9 },
    status: 409,
    code: 'GAIA_CO02',
  },
  {
    name: 'a choice that is not there',
    method: 'PUT',
    url: record,
    body: { app: 1, id: 1, record: { k_ステータス: { value: '無い' } } },
    status: 400,
    code: 'CB_VA01',
  },
  {
    name: 'a radio button with =',
    method: 'GET',
    url: find('k_ステータス = "2_対応要"'),
    status: 400,
    code: 'GAIA_IQ03',
  },
  {
    name: 'a lacking choice in a query',
    method: 'GET',
    url: find('k_ステータス in ("無い")'),
    status: 400,
    code: 'GAIA_IQ10',
  },
  { name: 'a lacking field in a query', method: 'GET', url: find('k_無い = "x"'), status: 400, code: 'GAIA_IQ11' },
  { name: 'a broken query', method: 'GET', url: find('k_id ==='), status: 400, code: 'CB_VA01' },
  { name: 'a limit over 500', method: 'GET', url: find('limit 501'), status: 400, code: 'GAIA_QU01' },
  { name: 'an offset over 10,000', method: 'GET', url: find('offset 10001'), status: 400, code: 'GAIA_QU02' },
  { name: 'no token', method: 'GET', url: find(''), token: '', status: 401, code: 'CB_AU01' },
  { name: 'an unknown token', method: 'GET', url: find(''), token: 'unknown', status: 400, code: 'GAIA_IA02' },
  { name: 'a token twice', method: 'GET', url: find(''), token: 'token,token', status: 400, code: 'GAIA_DA03' },
  {
    name: 'a token that may not write',
    method: 'PUT',
    url: record,
    body: { app: 1, id: 1, record: toDo },
    fault: 'readOnlyToken',
    status: 403,
    code: 'GAIA_NO01',
  },
  { name: 'too many requests', method: 'GET', url: find(''), fault: 'throttled', status: 429, code: 'GAIA_TO04' },
  { name: 'maintenance', method: 'GET', url: find(''), fault: 'maintenance', status: 503 },
]
