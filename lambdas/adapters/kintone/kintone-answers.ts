import * as z from 'zod'
import { KintoneUnavailable } from '../../core/errors.ts'
import { type Asked, kintoneCall } from './kintone-errors.ts'

/** Numbers in strings, as long as kintone's can be. */
const digits = z.string().regex(/^\d{1,20}$/)
const number = z.object({ value: digits })
const anyFields = z.record(z.string(), z.unknown())

/** kintone's answers as far as they are used: https://kintone.dev/en/docs/kintone/rest-api/ */
export const recordAnswer = z.object({ record: z.looseObject({ $id: number, $revision: number }) })
export const recordsAnswer = z.object({ records: z.array(z.looseObject({ $id: number, $revision: number })) })
export const idsAnswer = z.object({ records: z.array(z.object({ $id: number })) })
export const revisionAnswer = z.object({ revision: digits })
export const formAnswer = z.object({ properties: anyFields })
export const formRevisionAnswer = z.object({ revision: digits })
export const choiceField = z.object({ options: anyFields })
export type AnsweredRecord = z.infer<typeof recordAnswer>['record']

/**
 * Runs a call of the client and checks its answer; what it throws leaves as a named error. A 200 of another shape is not
 * kintone's but of something that stands in front of it.
 */
export async function kintoneAnswer<Answer>(
  shape: z.ZodType<Answer>,
  call: () => Promise<unknown>,
  asked?: Asked,
): Promise<Answer> {
  const parsed = shape.safeParse(await kintoneCall(call, asked))
  if (!parsed.success) throw new KintoneUnavailable({ cause: parsed.error })
  return parsed.data
}
