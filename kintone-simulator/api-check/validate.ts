import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Openapi } from './openapi.ts'

const name = 'openapi'
const compiled = new WeakMap<Openapi, Ajv2020>()

/** What is wrong with a value under the schema at a JSON pointer into the description; empty when it fits. */
export function validate(openapi: Openapi, pointer: string, value: unknown): string[] {
  const fits = compile(openapi).getSchema(`${name}${pointer}`)
  if (!fits) return [`no schema at ${pointer}`]
  if (fits(value)) return []
  return (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`)
}

function compile(openapi: Openapi): Ajv2020 {
  const known = compiled.get(openapi)
  if (known) return known
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false })
  addFormats.default(ajv)
  // kintone's own formats: a query is any text, a number is decimal text
  ajv.addFormat('query', true)
  ajv.addFormat('number', /^[+-]?\d+(\.\d+)?$/)
  ajv.addSchema(openapi, name)
  compiled.set(openapi, ajv)
  return ajv
}
