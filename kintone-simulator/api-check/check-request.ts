import { readQueryString } from '../rest/read-request.ts'
import type { RecordedRequest } from '../rest/record-requests.ts'
import { findOperation, type Openapi, type Operation, pointer } from './openapi.ts'
import { validate } from './validate.ts'

/** The method that a request means and the path that it goes to, whatever way it travels. */
export function meaning({ method, url, override }: RecordedRequest) {
  const { pathname: path, searchParams } = new URL(url, 'https://example.cybozu.com')
  return { method: (override ?? method).toLowerCase(), path, searchParams }
}

/**
 * What is wrong with a request under the description: unknown API, missing or wrong parameters, parameters that the
 * API does not have. Empty when the request is right.
 */
export function checkRequest(openapi: Openapi, request: RecordedRequest): string[] {
  const { method, path, searchParams } = meaning(request)
  const operation = findOperation(openapi, method, path)
  if (!operation) return [`${method} ${path} is not an API of the description`]
  const given = request.body === '' ? readQueryString(searchParams) : parseBody(request.body)
  if (!given) return ['the body is not a JSON object']
  return operation.requestBody
    ? checkBody(openapi, method, path, given)
    : checkParameters(openapi, operation, { method, path, given })
}

type Given = Record<string, unknown>

function checkBody(openapi: Openapi, method: string, path: string, given: Given): string[] {
  const at = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema']
  const schema = at.reduce<unknown>((node, key) => (node as Given | undefined)?.[key], openapi)
  const known = Object.keys((schema as { properties?: Given } | undefined)?.properties ?? {})
  return [...unknownNames(given, known), ...validate(openapi, pointer(...at), given)]
}

function checkParameters(
  openapi: Openapi,
  { parameters }: Operation,
  { method, path, given }: { method: string; path: string; given: Given },
): string[] {
  const known = parameters.map(({ name }) => name)
  const wrong = parameters.flatMap(({ name, required }, index) => {
    if (given[name] === undefined) return required ? [`${name} is missing`] : []
    const at = pointer('paths', path, method, 'parameters', String(index), 'schema')
    return validate(openapi, at, given[name]).map((problem) => `${name}: ${problem}`)
  })
  return [...unknownNames(given, known), ...wrong]
}

const unknownNames = (given: Given, known: readonly string[]): string[] =>
  Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => `${name} is not a parameter of this API`)

function parseBody(body: string): Given | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
