import { createRoutes } from '../../embedded/routes.ts'
import type { HttpAnswer, HttpRequest } from '../../lambdas/handlers/http.ts'
import { invoke } from '../handlers/invoke.ts'
import { expectSane } from './sane-answer.ts'
import { pid, type Scene } from './scene.ts'

const routesOf = new WeakMap<Scene, ReturnType<typeof createRoutes>>()

/** The answer of a route's handler, which must be one that anybody may be given. */
export async function answerOf(scene: Scene, request: HttpRequest): Promise<HttpAnswer> {
  const routes = routesOf.get(scene) ?? createRoutes(scene)
  routesOf.set(scene, routes)
  const handler = routes[request.routeKey]
  if (!handler) throw new Error(`There is no route ${request.routeKey}.`)
  const answer = await invoke<HttpRequest, HttpAnswer>(handler, request)
  expectSane(answer)
  return answer
}

const looks = [
  { routeKey: 'GET /console' },
  { routeKey: 'GET /console', headers: { accept: 'application/json' } },
  { routeKey: 'GET /console/cases.csv' },
  { routeKey: 'GET /console/orders/{pid}' },
  { routeKey: 'GET /console/orders/{pid}', headers: { accept: 'application/json' } },
  { routeKey: 'GET /console/orders/{pid}', queryStringParameters: { part: 'live' } },
]

/** Looks at one of the things that operations see, after whatever was done. */
export async function lookAround(scene: Scene, which: number): Promise<void> {
  const look = looks[which % looks.length]
  const request = { headers: {}, pathParameters: { pid }, ...look } as unknown as HttpRequest
  const { statusCode } = await answerOf(scene, request)
  if (statusCode !== 200) throw new Error(`${request.routeKey} answered ${statusCode}`)
}
