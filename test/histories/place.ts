import { randomUUID } from 'node:crypto'
import { createFunctions } from '../../embedded/functions.ts'
import { lambdaContext } from '../../embedded/lambda-context.ts'
import { KintoneAccessError, KintoneRecordRefused } from '../../lambdas/core/errors.ts'
import { linkOf } from '../../lambdas/core/link.ts'
import { pidOf, taskKey } from '../../lambdas/core/order.ts'
import type { Executions } from '../../lambdas/core/ports.ts'
import { startOrder } from '../../lambdas/core/use-cases/start-order.ts'
import type { HttpRequest } from '../../lambdas/handlers/http.ts'
import { createTaskPageHandler } from '../../lambdas/handlers/task-page.ts'
import { createWorld } from '../fakes/world.ts'
import type { Deed, RecordedHistory } from './recorded-history.ts'

const record = { appId: '1', recordId: '2' }
export const pid = pidOf(record.appId, record.recordId, 1)

/** Today's handlers on empty stores, a record in kintone, and what people may do to both. */
export function createPlace(
  { status, values }: RecordedHistory['record'],
  executionsOf?: (fake: Executions) => Executions,
) {
  const world = createWorld()
  world.kintone.add({ ...record, status, values })
  const executions = executionsOf?.(world.executions) ?? world.executions
  const deps = { ...world, executions }
  const functions = createFunctions(deps)
  const taskPage = createTaskPageHandler(deps)

  const deeds: { [K in Deed['kind']]: (deed: Extract<Deed, { kind: K }>) => Promise<void> } = {
    async answer({ node, round, form }) {
      const order = await world.orders.get(pid)
      const offer = order?.tasks[taskKey(node, round)]?.offers[0]
      if (!offer) throw new Error(`nobody was asked for ${node}#${round}`)
      const link = linkOf({ pid, node, round, ref: offer.ref }, offer, await world.secrets.keyRing())
      const answer = await taskPage(postOf(link, form), lambdaContext('task-page', randomUUID()))
      if (answer.statusCode !== 200) throw new Error(`the answer of ${node}#${round} got ${answer.statusCode}`)
    },
    async edit({ status: edited }) {
      world.kintone.edit(record.recordId, { status: edited })
    },
    async refusal({ error }) {
      world.kintone.comeBack()
      world.kintone.refuseWrites(error === 'KintoneRecordRefused' ? new KintoneRecordRefused() : undefined)
      if (error === 'KintoneAccessError') world.kintone.goDown(new KintoneAccessError())
    },
  }

  return {
    executions: world.executions,
    start: () => startOrder(deps, record),
    async invoke(name: string, payload: unknown): Promise<unknown> {
      const handler = functions[name]
      if (!handler) throw new Error(`Nothing runs as ${name} any more.`)
      return handler(payload)
    },
    perform: (deed: Deed) => deeds[deed.kind](deed as never),
    async end(): Promise<RecordedHistory['end']> {
      const order = await world.orders.get(pid)
      const tasks = Object.entries(order?.tasks ?? {}).map(([key, task]) => [key, task.status])
      return {
        order: order?.status ?? 'none',
        record: world.kintone.at(record.recordId)?.status ?? 'none',
        tasks: Object.fromEntries(tasks),
      }
    },
  }
}

const postOf = (link: string, form: Record<string, string>) =>
  ({
    routeKey: 'POST /t/{link}',
    pathParameters: { link },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    requestContext: { http: { method: 'POST' } },
    body: new URLSearchParams(form).toString(),
    isBase64Encoded: false,
  }) as unknown as HttpRequest
