import type { HonoRequest } from 'hono'
import { invalidJson } from '../refusals.ts'

export type ApiRequest = { readonly method: string; readonly path: string; readonly given: Record<string, unknown> }

/**
 * What a request asks for. A POST with `X-HTTP-Method-Override` is the method named there, its parameters in the body;
 * clients send long queries so. https://cybozu.dev/ja/kintone/docs/rest-api/overview/kintone-rest-api-overview/
 * Throws CB_IJ01 for a body that is not a JSON object.
 */
export async function readRequest(request: HonoRequest): Promise<ApiRequest> {
  const url = new URL(request.url)
  const override = request.method === 'POST' ? request.header('x-http-method-override') : undefined
  const method = override ?? request.method
  const body = await request.text()
  const given = body === '' ? readQueryString(url.searchParams) : readBody(body)
  return { method, path: url.pathname, given }
}

function readBody(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // falls through to the same refusal
  }
  throw invalidJson()
}

/** `ids[0]=1&ids[1]=2` and `ids[]=1` are lists, as kintone's clients write them. */
export function readQueryString(search: URLSearchParams): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const [key, value] of search) {
    const [, name, list] = /^(.+?)(\[\d*\])?$/.exec(key) ?? []
    if (name === undefined) continue
    const before = given[name]
    given[name] = list ? [...(Array.isArray(before) ? before : []), value] : value
  }
  return given
}
