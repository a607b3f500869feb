import { dayInJapan } from '../core/business-day.ts'
import type { Order } from '../core/order.ts'
import type { Log } from '../core/ports.ts'
import { hasEnded } from '../core/rules/fence.ts'
import { type FindCasesDeps, findCases } from '../core/use-cases/find-cases.ts'
import { renderCaseCsv } from '../views/console/case-csv.ts'
import { renderCaseList } from '../views/console/case-list.ts'
import { caseJson } from './case-json.ts'
import { caseQueryOf, pageOf } from './case-query.ts'
import { type HttpRequest, httpHandler, json, page, pageHeaders } from './http.ts'
import { sayTo } from './language.ts'
import { retriedOf } from './retry-cases.ts'

export type CaseListDeps = FindCasesDeps & { log: Log }

/** `GET /console`: the cases that fit the query (see `caseQueryOf`), a page of them; all of them as JSON. */
export const createCaseListHandler = (deps: CaseListDeps) =>
  httpHandler(deps.log, async (request) => {
    const query = caseQueryOf(request)
    const found = await findCases(deps, query)
    const { kintone } = await deps.settings.get()
    if (wantsJson(request)) {
      const [ended, open] = [found.cases.filter(hasEnded), found.cases.filter((order) => !hasEnded(order))]
      const inJson = (order: Order) => caseJson(order, kintone)
      const { more, unreadable } = found
      return json(200, { open: open.map(inJson), ended: ended.map(inJson), more, unreadable })
    }
    const now = deps.clock.now()
    const list = { ...found, query, page: pageOf(request), now, names: kintone, retried: retriedOf(request) }
    return page(200, renderCaseList(list, sayTo(request)))
  })

/** `GET /console/cases.csv`: every case that fits the query. */
export const createCaseCsvHandler = (deps: CaseListDeps) =>
  httpHandler(deps.log, async (request) => {
    const { cases } = await findCases(deps, caseQueryOf(request))
    const now = deps.clock.now()
    return file('csv', 'text/csv; charset=utf-8', now, renderCaseCsv(cases, now, sayTo(request)))
  })

/** `GET /console/cases.xlsx`: the same for Excel. */
export const createCaseXlsxHandler = (deps: CaseListDeps) =>
  httpHandler(deps.log, async (request) => {
    const { cases } = await findCases(deps, caseQueryOf(request))
    const now = deps.clock.now()
    // What writes workbooks is loaded where somebody asks for one.
    const { renderCaseXlsx } = await import('../views/console/case-xlsx.ts')
    const workbook = await renderCaseXlsx(cases, now, sayTo(request))
    return { ...file('xlsx', xlsxType, now, workbook.toString('base64')), isBase64Encoded: true }
  })

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const file = (ending: string, type: string, now: Date, body: string) => ({
  statusCode: 200,
  headers: {
    ...pageHeaders,
    'content-type': type,
    'content-disposition': `attachment; filename="nouhin-cases-${dayInJapan(now)}.${ending}"`,
  },
  body,
})

export const wantsJson = ({ headers }: HttpRequest) => headers.accept?.startsWith('application/json') ?? false
