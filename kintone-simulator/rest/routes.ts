import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { AppDefinition } from '../app-definition.ts'
import type { AppSettings } from '../app-settings/create-app-settings.ts'
import type { Faults } from '../faults.ts'
import { KintoneApiError } from '../kintone-api-error.ts'
import type { RecordBook } from '../record-book.ts'
import { noSuchApi, tokenForbidden, tooManyRequests } from '../refusals.ts'
import type { WebhookSender } from '../webhook/create-webhook-sender.ts'
import { breakConnection } from './break-connection.ts'
import { checkToken, type Tokens } from './check-token.ts'
import { checkApps } from './named-apps.ts'
import { operations } from './operations.ts'
import { readRequest } from './read-request.ts'
import { checkRight } from './token-rights.ts'

type Given = {
  readonly appId: string
  readonly otherApps: readonly string[]
  readonly tokens: Tokens
  readonly definition: AppDefinition
  readonly settings: AppSettings
  readonly book: RecordBook
  readonly webhooks: WebhookSender
  readonly faults: Faults
  readonly ids: { uuid(): string }
}

type Env = { Bindings: Partial<HttpBindings> }

// https://cybozu.dev/ja/kintone/docs/rest-api/overview/kintone-rest-api-overview/ (レスポンスヘッダー)
const concurrencyLimit = 100

/** The REST API under /k/v1/. */
export function restRoutes(options: Given) {
  const { tokens, definition, settings, book, webhooks, faults, ids } = options
  const app = new Hono<Env>()

  app.all('/k/v1/*', async (c) => {
    if (faults.maintenance) return c.text('Service Unavailable', 503)
    c.header('X-ConcurrencyLimit-Limit', String(concurrencyLimit))
    c.header('X-ConcurrencyLimit-Running', String(faults.throttled ? concurrencyLimit + 1 : 1))
    if (faults.throttled) throw tooManyRequests()
    const rights = checkToken(c.req.header('x-cybozu-api-token'), tokens)

    const { method, path, given } = await readRequest(c.req)
    const operation = operations[`${method} ${path}`]
    if (!operation) throw noSuchApi(method, path)
    checkApps({ method, path, given }, options)
    checkRight(rights, method, path)
    const writes = method !== 'GET'
    if (writes && faults.readOnlyToken) throw tokenForbidden()

    const { body, event } = operation(given, { book, definition, settings, origin: new URL(c.req.url).origin })
    if (event) webhooks.send(event)
    if (writes && faults.answersLost) return breakConnection(c.env?.outgoing)
    return c.json(body)
  })

  app.onError((error, c) => answerError(error, c, ids))
  return app
}

function answerError(error: Error, c: Context<Env>, ids: { uuid(): string }): Response {
  if (!(error instanceof KintoneApiError)) throw error
  const { code, message, errors, status } = error
  c.header('X-Cybozu-Error', code)
  // as long as kintone's own ids
  const id = ids.uuid().replaceAll('-', '').slice(0, 20)
  return c.json({ code, id, message, ...(errors && { errors }) }, status)
}
