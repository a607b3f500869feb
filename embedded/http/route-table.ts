import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { RouteKeyInvalid } from './errors.ts'

export type HttpHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>

/** Handlers by route key, as an HTTP API has them: `GET /t/{link}`, `HEAD /t/{link}`, `POST /webhook/kintone/{secret}`. */
export type RouteTable = Record<string, HttpHandler>

export interface RouteMatch {
  routeKey: string
  handler: HttpHandler
  pathParameters: Record<string, string>
}

/**
 * Finds the route of a method and a decoded path; a literal segment goes before `{name}`, and a slash at the end says
 * nothing (an HTTP API answers it with 404). HEAD and OPTIONS are methods like any other.
 * @throws RouteKeyInvalid
 */
export function createRouter(table: RouteTable): (method: string, path: string) => RouteMatch | undefined {
  const routes = Object.entries(table).map(([routeKey, handler]) => ({ ...parseRouteKey(routeKey), routeKey, handler }))
  routes.sort((a, b) => (a.rank < b.rank ? -1 : 1))
  return (method, path) => {
    const segments = (path.length > 1 ? path.replace(/\/$/, '') : path).split('/')
    for (const { routeKey, handler, ...route } of routes) {
      const pathParameters = route.method === method ? parametersOf(route.segments, segments) : undefined
      if (pathParameters) return { routeKey, handler, pathParameters }
    }
    return undefined
  }
}

function parseRouteKey(routeKey: string) {
  const [, method, path] = /^([A-Z]+) (\/|(?:\/(?:\{\w+\}|[^/{}\s]+))+)$/.exec(routeKey) ?? []
  if (!method || !path) throw new RouteKeyInvalid(routeKey)
  const segments = path.split('/')
  return { method, segments, rank: segments.map((segment) => (segment.startsWith('{') ? '1' : '0')).join('') }
}

function parametersOf(pattern: string[], segments: string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined
  const found: [string, string][] = []
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(expected)?.[1]
    if (name ? given === '' : given !== expected) return undefined
    if (name) found.push([name, given])
  }
  return Object.fromEntries(found)
}
