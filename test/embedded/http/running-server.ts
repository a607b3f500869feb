import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import type { Hono } from 'hono'
import { createHttpServer } from '../../../embedded/http/http-server.ts'
import { createLog } from '../../../embedded/log.ts'
import { atEndOfTest } from '../../at-end-of-test.ts'

type Answer = (event: APIGatewayProxyEventV2, context: Context) => unknown

/** A server on a free port that is closed after the test; `events` are what its handlers got, `lines` what it logged. */
export async function runningServer(routes: Record<string, Answer>, pages: Hono[] = []) {
  const events: APIGatewayProxyEventV2[] = []
  const lines: string[] = []
  const recording =
    (answer: Answer) =>
    async (event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> => {
      events.push(event)
      return (await answer(event, context)) as APIGatewayProxyStructuredResultV2
    }
  const server = createHttpServer({
    routes: Object.fromEntries(Object.entries(routes).map(([key, answer]) => [key, recording(answer)])),
    pages,
    log: createLog((line) => lines.push(line)),
    now: () => new Date('2026-08-07T01:37:53.815Z'),
  })
  atEndOfTest(() => server.close())
  const address = await server.listen({ port: 0 })
  return { server, ...address, events, lines }
}

export const ok = () => ({ statusCode: 200 })
