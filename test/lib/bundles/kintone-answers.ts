import type { IncomingMessage } from 'node:http'
import { someSettings } from '../../builders/settings.ts'

export interface KintoneAnswer {
  status: number
  /** Text is what kintone sends when it is not itself, such as in maintenance. */
  body: unknown
}
/** By method and the last part of the path. */
export type KintoneAnswers = Partial<
  Record<'GET record' | 'PUT record' | 'GET records' | 'GET fields' | 'anything', KintoneAnswer>
>

const { fields } = someSettings().kintone

export const aRecord = (id: string, { pid = '', status = '2_対応要' } = {}): KintoneAnswer => {
  const values: Record<string, string> = {
    [fields.pid]: pid,
    [fields.status]: status,
    [fields.q_optionSend]: '希望する',
  }
  const codes = Object.values(fields).map((code) => [code, { value: values[code] ?? '' }])
  return {
    status: 200,
    body: { record: { $id: { value: id }, $revision: { value: '9' }, ...Object.fromEntries(codes) } },
  }
}

/** Codes and statuses: kintone.dev, "Common Kintone API errors". */
const refusal = (status: number, code: string): KintoneAnswer => ({ status, body: { code, id: 'x', message: code } })
export const gone = refusal(404, 'GAIA_RE01')
export const newerRevision = refusal(409, 'GAIA_CO02')
export const invalidInput = refusal(400, 'CB_VA01')
export const refusedRecord: KintoneAnswer = {
  status: 400,
  body: {
    code: 'CB_VA01',
    id: 'x',
    message: '入力内容が正しくありません。',
    errors: { 'record.k_請求先住所.value': { messages: ['必須です。'] } },
  },
}
export const wrongToken = refusal(401, 'GAIA_IA02')
export const tooMany = refusal(429, 'GAIA_TO04')
export const maintenance: KintoneAnswer = { status: 503, body: 'Service Unavailable' }

const choices = {
  [fields.status]: { type: 'RADIO_BUTTON', options: { '2_対応要': { label: '2_対応要', index: '0' } } },
}
const ordinary: KintoneAnswers = {
  'GET fields': { status: 200, body: { properties: choices, revision: '1' } },
  'GET records': { status: 200, body: { records: [], totalCount: null } },
}

export function kintoneAnswer(answers: KintoneAnswers, { method, url }: IncomingMessage): KintoneAnswer {
  const last = /\/(\w+)\.json/.exec(url ?? '')?.[1]
  const asked = `${method} ${last}` as keyof KintoneAnswers
  return answers.anything ?? answers[asked] ?? ordinary[asked] ?? refusal(520, `NOTHING_SAID_OF ${asked}`)
}
