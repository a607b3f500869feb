import * as z from 'zod'
import type { InputProblems } from '../kintone-api-error.ts'
import { invalidInput } from '../refusals.ts'

const required = '必須です。'
const missing = (message: string) => ({
  error: (issue: { input?: unknown }) => (issue.input == null ? required : message),
})

// kintone takes numbers as JSON numbers or as text (「数値または文字列」)
const whole = z.union(
  [
    z.int(),
    z
      .string()
      .regex(/^-?\d+$/)
      .transform(Number),
  ],
  missing('整数で指定してください。'),
)
const id = whole.pipe(z.number().min(1, '最小でも1以上です。'))
const revision = whole.pipe(z.number().min(-1, '最小でも-1以上です。')).optional()
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
const record = z.record(z.string(), z.looseObject({ value: z.unknown() }), missing('オブジェクトで指定してください。'))
const updateKey = z.object({ field: z.string(), value: z.union([z.string(), z.number()]).transform(String) })
const hundred = '一度に1件から100件までのレコードを操作できます。'

const target = z
  .object({ id: id.optional(), updateKey: updateKey.optional(), revision, record: record.default({}) })
  .refine((given) => given.id !== undefined || given.updateKey !== undefined, { error: required, path: ['id'] })
  .refine((given) => given.id === undefined || given.updateKey === undefined, {
    error: 'idとupdateKeyは同時に指定できません。',
    path: ['updateKey'],
  })

/** The parameters of each API, read from the query string or the JSON body. */
export const parameters = {
  app: z.object({ app: id }),
  /** One API names the app `id`, and the deploy APIs name several. */
  appById: z.object({ id }),
  appsByIds: z.object({ apps: z.array(id, missing('配列で指定してください。')).min(1).max(300) }),
  deployApps: z.object({
    apps: z
      .array(z.object({ app: id, revision }), missing('配列で指定してください。'))
      .min(1)
      .max(300),
    revert: flag.default(false),
  }),
  revision: z.object({ revision }),
  getRecord: z.object({ id }),
  addRecord: z.object({ record: record.default({}) }),
  updateRecord: target,
  getRecords: z.object({
    query: z.string().default(''),
    fields: z.array(z.string()).optional(),
    totalCount: flag.default(false),
  }),
  addRecords: z.object({
    records: z.array(record, missing('配列で指定してください。')).min(1, hundred).max(100, hundred),
  }),
  updateRecords: z.object({
    records: z.array(target, missing('配列で指定してください。')).min(1, hundred).max(100, hundred),
    // an upsert would need rules that the simulator does not have; refused rather than half done
    upsert: flag.refine((asked) => !asked, 'シミュレーターはUPSERTモードに対応していません。').optional(),
  }),
  deleteRecords: z.object({
    ids: z.array(id, missing('配列で指定してください。')).min(1, hundred).max(100, hundred),
    revisions: z.array(revision).optional(),
  }),
}

/** Throws CB_VA01 with the path of each wrong parameter. */
export function readParameters<T>(schema: z.ZodType<T>, given: Record<string, unknown>): T {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const problems: InputProblems = {}
  for (const { path, message } of result.error.issues) {
    const key = path.reduce<string>((text, part) => {
      if (typeof part === 'number') return `${text}[${part}]`
      return text === '' ? String(part) : `${text}.${String(part)}`
    }, '')
    problems[key] = { messages: [...(problems[key]?.messages ?? []), message] }
  }
  throw invalidInput(problems)
}
