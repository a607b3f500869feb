import { createHash } from 'node:crypto'
import type { Expression } from 'jsonata'
import type { Json } from '../json.ts'
import type { Ids } from '../ports.ts'

const algorithms: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
}

const invalid = (message: string): Error => Object.assign(new Error(message), { code: 'T0410' })

/**
 * The functions that Step Functions adds to JSONata, with their JSONata signatures
 * (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html, "JSONata functions provided by Step Functions").
 */
export const addAwsFunctions = (expression: Expression, ids: Ids): void => {
  expression.registerFunction('uuid', () => ids.uuid(), '<:s>')
  expression.registerFunction('parse', (text: string): Json => JSON.parse(text), '<s:x>')
  expression.registerFunction('random', (seed?: number) => (seed === undefined ? ids.random() : seeded(seed)), '<n?:n>')
  expression.registerFunction('hash', hash, '<ss?:s>')
  expression.registerFunction('partition', partition, '<an:a<a>>')
  expression.registerFunction('range', range, '<nnn:a<n>>')
}

const hash = (text: string, algorithm = 'SHA-256'): Json => {
  const name = algorithms[algorithm]
  if (name === undefined) throw invalid(`$hash knows ${Object.keys(algorithms).join(', ')}`)
  return createHash(name).update(text, 'utf8').digest('hex')
}

const partition = (items: Json[], size: number): Json => {
  if (!Number.isInteger(size) || size < 1) throw invalid('$partition needs a whole size above 0')
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}

const range = (start: number, end: number, step: number): Json => {
  if (step === 0) throw invalid('$range needs a step other than 0')
  const length = Math.floor((end - start) / step) + 1
  if (length > 1_000) throw invalid('$range gives at most 1000 numbers')
  return Array.from({ length: Math.max(length, 0) }, (_, i) => start + i * step)
}

/** The same seed gives the same number (mulberry32); AWS does not publish its generator, so the numbers differ from AWS's. */
const seeded = (seed: number): number => {
  const a = (Math.floor(seed) + 0x6d2b79f5) | 0
  const b = Math.imul(a ^ (a >>> 15), 1 | a)
  const c = (b + Math.imul(b ^ (b >>> 7), 61 | b)) ^ b
  return ((c ^ (c >>> 14)) >>> 0) / 4_294_967_296
}
