import * as z from 'zod'
import { humanLanes } from '../statemachine/process.ts'
import { isBlank } from '../statemachine/typed-text.ts'
import { closuresSchema } from './closures.ts'
import { filled } from './filled.ts'
import { kintoneSchema } from './kintone.ts'
import { mailSchema } from './mail.ts'
import { mailAddressSchema } from './mail-address.ts'
import { inWords, type Problem, problemsOf, problemText } from './problems.ts'

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, inWords('17:00 のような時刻にしてください', 'a time of day like 17:00'))

const member = z
  .strictObject({
    id: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]{0,30}$/,
        inWords('英小文字、数字、ハイフンだけで書いてください', 'lower-case letters, digits and hyphens'),
      ),
    name: filled
      .max(60)
      .refine(
        (name) => name === '' || !isBlank(name),
        inWords('目に見える名前にしてください', 'a name that can be seen'),
      ),
    email: mailAddressSchema,
  })
  .describe(
    'One person of a lane. The id stays when the name or address changes; where both do at once, it is taken for somebody else’s.',
  )

const lane = z.strictObject({
  members: z
    .array(member)
    .min(1)
    .max(40)
    .refine(
      (members) => new Set(members.map(({ id }) => id)).size === members.length,
      inWords('同じ担当の中で id が重なっています', 'each id once in a lane'),
    )
    .describe('Everyone who gets this lane’s tasks by mail.'),
  lead: mailAddressSchema
    .optional()
    .describe('Who is told when a task of this lane is long overdue. Left out: mail.ops.'),
})

const deadline = z
  .strictObject({
    businessDays: z.int().min(0).max(60).default(3),
    time: time.default('17:00').describe('JST.'),
    remindDaysBefore: z.int().min(0).max(60).default(1).describe('Business days; 0: nobody is reminded.'),
    desiredWithinDays: z
      .int()
      .min(1)
      .max(3650)
      .default(400)
      .describe('Days from today within which 構築希望日時 becomes the deadline; a later one is taken for a slip.'),
    escalateDaysAfter: z.int().min(0).max(60).default(1).describe('Business days; 0: the lead is not told.'),
    returnedFirstHours: z
      .int()
      .min(0)
      .max(240)
      .default(4)
      .describe(
        'Hours, of which only those of business days count, for which a returned key is offered only to whoever arranged it; 0: to the whole lane at once.',
      ),
    closures: closuresSchema,
  })
  .prefault({})

/** Everything a place may set, no secret among it: one file a stage. */
export const settingsSchema = z.strictObject({
  $schema: z.string().optional(),
  publicUrl: z
    .url({
      protocol: /^https?$/,
      abort: true,
      error: inWords('https:// か http:// で始まる URL にしてください', 'a URL that starts with https:// or http://'),
    })
    .refine((url) => new URL(url).pathname === '/', inWords('パスのない URL にしてください', 'a URL without a path'))
    .optional()
    .describe('Where staff reach this product; the links in mails begin with it.'),
  kintone: kintoneSchema.prefault({}),
  lanes: z.strictObject(
    Object.fromEntries(humanLanes.map((name) => [name, lane])) as Record<(typeof humanLanes)[number], typeof lane>,
  ),
  mail: mailSchema.prefault({}),
  deadline,
  watch: z
    .strictObject({
      taskDays: z.int().min(1).max(300).default(30).describe('Days a task may wait before operations hear of it.'),
      orderDays: z
        .int()
        .min(1)
        .max(300)
        .default(90)
        .describe('Days an order may be open before operations hear of it.'),
    })
    .prefault({})
    .describe('What operations hear of beside deadlines, which the lanes hear of.'),
  retention: z
    .strictObject({
      blankSecretsAfterDays: z
        .int()
        .min(0)
        .max(3650)
        .default(30)
        .describe(
          'Days after its end for which an order keeps the licence key and the initial password; 0: none of them. Counts for orders that end from then on.',
        ),
    })
    .prefault({})
    .describe('How long is kept what nobody needs any more.'),
  links: z
    .strictObject({ days: z.int().min(1).max(365).default(90).describe('How long a mailed link lives.') })
    .prefault({}),
})
export type Settings = z.infer<typeof settingsSchema>
export type SettingsInput = z.input<typeof settingsSchema>
export type Member = z.infer<typeof member>
export type KintoneSettings = Settings['kintone']

/** Settings that break a rule; the message has a line for each. */
export class SettingsInvalid extends Error {
  override readonly name = 'SettingsInvalid'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[], options: ErrorOptions & { file?: string } = {}) {
    const lines = problems.map((problem) => `\n  ${problemText(problem)}`).join('')
    const where = options.file ?? '設定 / the settings'
    super(`${where}: 次のところを直して、もう一度実行してください / mend this and run it again:${lines}`, options)
    this.problems = problems
  }
}

/** @throws SettingsInvalid naming every key and its rule */
export function parseSettings(input: unknown): Settings {
  const parsed = settingsSchema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new SettingsInvalid(problemsOf(parsed.error, input))
}
