import * as z from 'zod'
import type { AppField } from './compare-fields.ts'

/** kintone's answers as far as they are used: https://kintone.dev/en/docs/kintone/rest-api/ */
const revision = z.string().regex(/^\d{1,20}$/)
const field: z.ZodType<AppField> = z.object({
  type: z.string(),
  code: z.string(),
  label: z.string().optional(),
  options: z.record(z.string(), z.object({ label: z.string(), index: z.string() })).optional(),
  get fields() {
    return z.record(z.string(), field).optional()
  },
})
/** Printed by people's terminals: one line of bounded length. */
const name = z.string().transform((text) => text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 100))

export const form = z.object({ properties: z.record(z.string(), field), revision })
export const app = z.object({ name })
export const changed = z.object({ revision })
export const done = z.object({})
export const deploys = z.object({
  apps: z.array(z.object({ status: z.enum(['PROCESSING', 'SUCCESS', 'FAIL', 'CANCEL']) })),
})
export const records = z.object({ records: z.array(z.unknown()) })
