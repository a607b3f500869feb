import { linkOf } from '../../../lambdas/core/link.ts'
import type { Offer, Order } from '../../../lambdas/core/order.ts'
import { linkPath } from '../../../lambdas/core/paths.ts'
import type { HttpAnswer, HttpRequest } from '../../../lambdas/handlers/http.ts'
import { createTaskPageHandler } from '../../../lambdas/handlers/task-page.ts'
import { notices } from '../../../lambdas/views/notice-texts.ts'
import { settingsInput, someSettings } from '../../builders/settings.ts'
import { ito, sato, suzuki } from '../../builders/shared-task.ts'
import { aWebhookRequest } from '../../builders/webhook.ts'
import { createWorld, type World } from '../../fakes/world.ts'
import { invoke } from '../invoke.ts'

export const pid = 'k1-2-1'
const lanes = (members: readonly Offer['member'][]) => ({
  ...settingsInput().lanes,
  ライセンス担当: { members: [...members] },
  構築担当: { members: [...members] },
})

interface Visitor {
  status: number
  /** Which notice the page is; `task` for the task's own. */
  says: string
  html: string
  headers: HttpAnswer['headers']
}

/** A world whose store holds the order, its puts counted, and the task page as members use it. */
export async function openPage(order: Order, members: readonly Offer['member'][] = [sato.member, suzuki.member, ito]) {
  const world: World = createWorld(someSettings({ lanes: lanes(members) }))
  world.clock.forward(2 * 3600)
  await world.executions.start(pid, { pid, appId: '1', recordId: '2' })
  world.executions.wait(pid, 'token-1')
  await world.orders.put(order, { open: true })
  let puts = 0
  const orders = {
    ...world.orders,
    put: (...given: Parameters<typeof world.orders.put>) => {
      puts++
      return world.orders.put(...given)
    },
  }
  const handler = createTaskPageHandler({ ...world, orders })

  const stored = () => {
    const [only] = world.orders.all()
    if (!only) throw new Error('no order')
    return only
  }
  const ring = await world.secrets.keyRing()
  const linkFor = (
    ref: number,
    { node, round } = { node: '1-1' as const, round: 1 } as { node: '1-1' | '1-2'; round: number },
    of = stored(),
  ) => {
    const offer = of.tasks[`${node}#${round}`]?.offers.find((candidate) => candidate.ref === ref)
    if (!offer) throw new Error('no offer')
    return linkOf({ pid, node, round, ref }, offer, ring)
  }
  const ask = async (link: string, changes: Partial<HttpRequest> & { method?: string } = {}): Promise<Visitor> => {
    const { method = 'GET', ...rest } = changes
    const base = aWebhookRequest('')
    const request: HttpRequest = {
      ...base,
      routeKey: `${method} /t/{link}`,
      rawPath: linkPath(link),
      pathParameters: { link },
      requestContext: { ...base.requestContext, http: { ...base.requestContext.http, method } },
      headers: {},
      body: undefined,
      ...rest,
    }
    const { statusCode = 0, body = '', headers } = await invoke<HttpRequest, HttpAnswer>(handler, request)
    return { status: statusCode, html: body, says: saidBy(body), headers }
  }

  return {
    world,
    stored,
    puts: () => puts,
    linkFor,
    /** The page as `GET` shows it. */
    get: (link: string, query?: Record<string, string>) => ask(link, { queryStringParameters: query }),
    head: (link: string) => ask(link, { method: 'HEAD' }),
    post: (link: string, form: Record<string, string>, query?: Record<string, string>) =>
      ask(link, {
        method: 'POST',
        queryStringParameters: query,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      }),
    /** What a browser does with the answer of a post. */
    follow: (link: string, { headers }: Visitor) => {
      const { searchParams } = new URL(String(headers?.location), 'https://nouhin.example.com')
      return ask(link, { queryStringParameters: Object.fromEntries(searchParams) })
    },
  }
}

const saidBy = (html: string) =>
  Object.entries(notices).find(([, { title }]) => html.includes(`<h1>${title[0]}`))?.[0] ?? (html === '' ? '' : 'task')
