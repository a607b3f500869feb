import * as z from 'zod'
import type { RecordedRequest } from '../rest/record-requests.ts'
import { meaning } from './check-request.ts'
import { findOperation, type Openapi, pointer } from './openapi.ts'
import { validate } from './validate.ts'

/** An answer as it came over the wire. */
export type RecordedResponse = { readonly status: number; readonly contentType: string; readonly body: string }

// the description has no error answers; their form is documented once for all APIs at
// https://cybozu.dev/ja/kintone/docs/rest-api/overview/kintone-rest-api-overview/
const documentedError = z.strictObject({
  code: z.string().regex(/^(GAIA|CB)_[A-Z]{2}\d{2}$/),
  id: z.string().min(1),
  message: z.string().min(1),
  errors: z.record(z.string(), z.strictObject({ messages: z.array(z.string()).min(1) })).optional(),
})

/** What is wrong with an answer under the description, or under kintone's common error form. Empty when it is right. */
export function checkResponse(openapi: Openapi, request: RecordedRequest, response: RecordedResponse): string[] {
  const { method, path } = meaning(request)
  // maintenance answers in plain text
  if (response.status === 503) return response.contentType.startsWith('text/plain') ? [] : ['503 is not plain text']
  const body = parseJson(response)
  if (body === undefined) return ['the answer is not JSON']
  const status = String(response.status)
  const operation = findOperation(openapi, method, path)
  if (operation?.responses[status] !== undefined) {
    const at = pointer('paths', path, method, 'responses', status, 'content', 'application/json', 'schema')
    return validate(openapi, at, body)
  }
  if (response.status < 400) return [`${method} ${path} has no answer ${status} in the description`]
  const result = documentedError.safeParse(body)
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('/')} ${issue.message}`)
}

function parseJson({ contentType, body }: RecordedResponse): unknown {
  if (!contentType.startsWith('application/json')) return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
