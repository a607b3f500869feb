import * as z from 'zod'
import { sameText } from '../core/link.ts'
import type { Log, Secrets } from '../core/ports.ts'
import { type ReceiveWebhookDeps, receiveWebhook } from '../core/use-cases/receive-webhook.ts'
import { bodyOf, HttpProblem, type HttpRequest, httpHandler, json } from './http.ts'

/** kintone sends at most 1 MB. */
const mostBytes = 1_000_000

const id = z.string().regex(/^[1-9]\d{0,18}$/, 'a number in a string')
const field = z.object({ value: z.string().nullish() }).loose()
const app = z.object({ id })
const ofRecord = z.object({
  type: z.enum(['ADD_RECORD', 'UPDATE_RECORD', 'UPDATE_STATUS']),
  app,
  record: z.object({ $id: z.object({ value: id }) }).catchall(z.unknown()),
})
const ofDeletion = z.object({ type: z.literal('DELETE_RECORD'), app, recordId: id })
const ofOther = z.object({ type: z.enum(['ADD_RECORD_COMMENT']), app })
const webhook = z.discriminatedUnion('type', [ofRecord, ofDeletion, ofOther])

/** `POST /webhook/kintone/{secret}`: 200 with what was done; 401, 403, 413 and 400 without any effect. */
export const createReceiveWebhookHandler = (
  deps: ReceiveWebhookDeps & { secrets: Pick<Secrets, 'webhookSecrets'>; log: Log },
) =>
  httpHandler(deps.log, async (request) => {
    await checkSecret(deps.secrets, request.pathParameters?.secret ?? '')
    const { kintone } = await deps.settings.get()
    const payload = parse(request)
    if (payload.app.id !== kintone.appId) throw new HttpProblem(403, 'Unknown app.')
    if (payload.type === 'ADD_RECORD_COMMENT') return json(200, { result: 'ignored' })
    const hint =
      payload.type === 'DELETE_RECORD'
        ? { appId: payload.app.id, recordId: payload.recordId }
        : { appId: payload.app.id, recordId: payload.record.$id.value, record: stateOf(payload.record, kintone.fields) }
    const received = await receiveWebhook(deps, hint)
    return json(200, { result: received.kind, ...('pid' in received && { pid: received.pid }) })
  })

async function checkSecret(secrets: Pick<Secrets, 'webhookSecrets'>, given: string) {
  const known = await secrets.webhookSecrets()
  if (given === '' || known.filter((secret) => sameText(secret, given)).length === 0)
    throw new HttpProblem(401, 'Wrong webhook secret.')
}

function parse(request: HttpRequest) {
  const body = bodyOf(request)
  if (body.length > mostBytes) throw new HttpProblem(413, 'The body is larger than 1 MB.')
  const parsed = webhook.safeParse(parseJson(body.toString()))
  if (parsed.success) return parsed.data
  const details = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw new HttpProblem(400, 'This is no kintone webhook.', details)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpProblem(400, 'The body is not JSON.')
  }
}

const stateOf = (record: Record<string, unknown>, fields: { pid: string; status: string }) => ({
  pid: field.safeParse(record[fields.pid]).data?.value ?? '',
  status: field.safeParse(record[fields.status]).data?.value ?? '',
})
