import { type Context, Hono } from 'hono'
import { type AppDefinition, initialValue } from '../app-definition.ts'
import { withChangedFields } from '../app-settings/change-fields.ts'
import type { AppSettings } from '../app-settings/create-app-settings.ts'
import type { Desk } from '../desk.ts'
import { type Faults, faultNames } from '../faults.ts'
import { KintoneApiError } from '../kintone-api-error.ts'
import type { RecordBook } from '../record-book.ts'
import type { FieldValues } from '../store.ts'
import type { WebhookSender } from '../webhook/create-webhook-sender.ts'
import { explain } from './explain.ts'
import { languageFor, type Reader, sayIn } from './language.ts'
import { pageHeaders, styleSheet } from './layout.ts'
import { listPage } from './list-page.ts'
import { readForm } from './read-form.ts'
import { readableForm } from './readable-form.ts'
import { recordPage } from './record-page.ts'
import { refusalPage } from './refusal-page.ts'
import { mayBeRequired } from './required-fields.ts'
import { sameOriginOnly } from './same-origin.ts'
import { style } from './style.ts'

type Given = {
  /** Where the page lives, with a slash at both ends. */
  readonly base: string
  /** Where the header leads back to, if anywhere. */
  readonly home?: string
  /** The cookie that remembers which language a person has chosen. */
  readonly languageCookie: string
  readonly definition: AppDefinition
  readonly book: RecordBook
  readonly desk: Desk
  readonly webhooks: WebhookSender
  readonly faults: Faults
  readonly settings: Pick<AppSettings, 'apply'>
}

/** The page: list, add, edit, delete, switch faults, make fields required. Every POST answers with 303 or shows the form again. */
export function pageRoutes({ base, home, languageCookie, definition, book, desk, webhooks, faults, settings }: Given) {
  const app = new Hono()
  const readerOf = (c: Context): Reader => {
    const language = languageFor(c, languageCookie)
    // what a form's answer shows has no address of its own
    const here = c.req.method === 'GET' ? { path: c.req.path, query: c.req.query() } : { path: base, query: {} }
    return { language, say: sayIn(language), base, home, here }
  }
  app.use(sameOriginOnly, readableForm)
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value)
  })

  app.get(`/${styleSheet}`, (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }))

  app.get('/', (c) =>
    c.html(listPage({ definition, records: book.list(), faults, webhookLog: webhooks.log() }, readerOf(c))),
  )

  app.get('/show', (c) => {
    // a link from a webhook carries the record behind `#`, which a browser keeps to itself
    const id = c.req.query('record')
    if (id === undefined) return c.redirect(base, 303)
    const record = book.find(Number(id))
    return c.html(recordPage({ definition, record, values: record.values }, readerOf(c)))
  })

  app.get('/edit', (c) => {
    const values: FieldValues = Object.fromEntries(definition.fields.map((field) => [field.code, initialValue(field)]))
    return c.html(recordPage({ definition, values }, readerOf(c)))
  })

  app.post('/save', async (c) => {
    const { id, revision, values } = readForm(definition, await c.req.parseBody())
    try {
      const saved =
        id === undefined ? desk.add(values, c.req.url) : desk.update(id, values, { revision, url: c.req.url })
      return c.redirect(`${base}show?record=${saved.id}`, 303)
    } catch (error) {
      if (!(error instanceof KintoneApiError) || error.status === 404) throw error
      const record = id === undefined ? {} : { record: book.find(id) }
      const reader = readerOf(c)
      return c.html(recordPage({ definition, ...record, values, ...explain(error, reader.say) }, reader), error.status)
    }
  })

  app.post('/delete', async (c) => {
    const { id } = readForm(definition, await c.req.parseBody())
    if (id !== undefined) desk.remove(id)
    return c.redirect(base, 303)
  })

  app.post('/faults', async (c) => {
    const form = await c.req.parseBody()
    for (const name of faultNames) faults[name] = form[name] === 'on'
    return c.redirect(base, 303)
  })

  app.post('/required', async (c) => {
    const form = await c.req.parseBody()
    const changes = mayBeRequired(definition).map(({ code }) => [code, { required: form[code] === 'on' }])
    settings.apply((app) => withChangedFields(app, Object.fromEntries(changes)))
    return c.redirect(base, 303)
  })

  app.onError((error, c) => {
    if (!(error instanceof KintoneApiError)) throw error
    return c.html(refusalPage(error.message, readerOf(c)), error.status)
  })
  return app
}
