import { parse } from 'yaml'
import * as z from 'zod'

const media = z.object({ content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }).partial() })

const operation = z.object({
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema: z.unknown() }))
    .default([]),
  requestBody: media.optional(),
  responses: z.record(z.string(), z.unknown()),
})

const document = z.looseObject({
  openapi: z.string().startsWith('3.'),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
})

export type Openapi = z.infer<typeof document>
export type Operation = z.infer<typeof operation>

/** The file is not an OpenAPI 3 description. */
export class NotOpenapi extends Error {
  override readonly name = 'NotOpenapi'
}

/** Reads an OpenAPI 3.x description from YAML or JSON text. Throws NotOpenapi. */
export function readOpenapi(text: string): Openapi {
  try {
    return document.parse(relax(parse(text)))
  } catch (cause) {
    throw new NotOpenapi('not an OpenAPI 3 description', { cause })
  }
}

/** The description of one operation, if the file has it; `method` in any case. */
export function findOperation(openapi: Openapi, method: string, path: string): Operation | undefined {
  const found = openapi.paths[path]?.[method.toLowerCase()]
  return found === undefined ? undefined : operation.parse(found)
}

/** A JSON pointer into the description, e.g. `pointer('paths', '/k/v1/record.json')`. */
export const pointer = (...parts: readonly string[]): string =>
  `#${parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`

/**
 * Where the description is narrower than the documentation it describes (「数値または文字列」): a `long` travels as a
 * number or as decimal text ('' when unset), a `boolean` also as text in a query string, and some read null. Its
 * `oneOf`s overlap (an update's answer is also an upsert's without `operation`), so one match or more will do.
 */
function relax(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(relax)
  if (typeof node !== 'object' || node === null) return node
  const { oneOf, nullable, ...rest } = node as Record<string, unknown>
  const relaxed = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, relax(value)]))
  if (oneOf) relaxed.anyOf = relax(oneOf)
  const { type, format, ...others } = relaxed
  const orNull = nullable === true || String(rest.description).includes('`null` is returned') ? ['null'] : []
  if (type === 'integer' && format === 'long') {
    return { ...others, type: ['integer', 'string', ...orNull], pattern: '^(-?[0-9]+)?$' }
  }
  if (type === 'boolean') return { ...others, type: ['boolean', 'string', ...orNull], pattern: '^(true|false)$' }
  return typeof type === 'string' && orNull.length > 0 ? { ...relaxed, type: [type, ...orNull] } : relaxed
}
