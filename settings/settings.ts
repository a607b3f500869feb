import * as z from 'zod'
import { humanLanes } from '../statemachine/process.ts'
import { isBlank } from '../statemachine/typed-text.ts'
import { recordVariables } from '../statemachine/variables.ts'
import { closuresSchema } from './closures.ts'
import { mailAddressSchema, senderSchema } from './mail-address.ts'
import { inWords, type Problem, problemsOf, problemText } from './problems.ts'

const text = z.string().min(1)
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
    name: text
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

const kintone = z.strictObject({
  domain: z
    .string()
    .regex(
      /^[a-z0-9.-]+$/,
      inWords('example.cybozu.com のようなホスト名だけを書いてください', 'a host name like example.cybozu.com'),
    )
    .optional()
    .describe('The kintone domain. Left out: the simulated kintone. The API token is a secret, kept elsewhere.'),
  appId: z
    .string()
    .regex(/^[1-9]\d*$/, inWords('アプリの番号を書いてください', 'the app’s number'))
    .default('1'),
  guestSpaceId: z
    .string()
    .regex(/^[1-9]\d*$/, inWords('ゲストスペースの番号を書いてください', 'the guest space’s number'))
    .optional()
    .describe('Of an app in a guest space: the number in /k/guest/NUMBER/.'),
  basicAuthUser: z
    .string()
    .regex(/^[^:\p{Cc}]{1,100}$/u, inWords('コロン(:)のないユーザー名にしてください', 'a user name without a colon'))
    .optional()
    .describe('Where Basic authentication stands before kintone. The password is a secret, kept elsewhere.'),
  clientCertificate: z
    .boolean()
    .optional()
    .describe(
      'kintone asks for a client certificate (a domain like example.s.cybozu.com), which is a secret, kept elsewhere.',
    ),
  fields: z
    .strictObject({
      ...(Object.fromEntries(recordVariables.map((code) => [code, text])) as Record<
        (typeof recordVariables)[number],
        z.ZodString
      >),
      pid: text,
      status: text,
    })
    .default({
      q_id: 'k_id',
      q_customerName: 'k_氏名',
      q_customerEmail: 'k_メールアドレス',
      q_plan: 'k_プラン',
      q_maintenanceDatetime: 'k_構築希望日時',
      q_optionSend: 'k_マニュアル送付希望',
      pid: 'k_Qid',
      status: 'k_ステータス',
    })
    .describe('The app’s field codes.'),
  status: z
    .strictObject({
      triggers: z.array(text).min(1).describe('The choices that start an order.'),
      inProgress: text,
      done: text,
      cancelled: text,
    })
    .refine(
      ({ triggers, inProgress, done, cancelled }) => {
        const labels = [...new Set(triggers), inProgress, done, cancelled]
        return new Set(labels).size === labels.length
      },
      inWords(
        'inProgress, done, cancelled, triggers はそれぞれ別の選択肢にしてください。同じだと、終わった案件がまた始まります',
        'inProgress, done, cancelled and the triggers must differ, or a finished order would start again',
      ),
    )
    .default({
      triggers: ['2_対応要', '対応要'],
      inProgress: '3_対応中',
      done: '4_対応済',
      cancelled: '1_未対応',
    })
    .describe('The choices of the status field.'),
  sendManual: z
    .array(text)
    .min(1)
    .default(['希望する', 'はい', '希望'])
    .describe('The choices that mean: a manual is to be sent.'),
  noManual: z
    .array(text)
    .min(1)
    .default(['希望しない', 'いいえ'])
    .describe('The choices that mean: none is. Any other choice stops the order, as nobody knows what it means.'),
})

const smtpOauth2 = z.strictObject({
  tokenUrl: z
    .url({ error: inWords('https:// で始まる URL にしてください', 'a URL that starts with https://') })
    .regex(
      /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/,
      inWords('https:// で始まる URL にしてください', 'a URL that starts with https://'),
    )
    .max(500)
    .describe('The provider’s token endpoint.'),
  clientId: text.max(500).describe('The application (client) ID that the provider gave.'),
  scope: text.max(500).optional().describe('What the token is for; Microsoft 365 asks for it.'),
})

const mail = z.strictObject({
  from: senderSchema.default('納品 Nouhin <nouhin@localhost>'),
  ops: z.array(mailAddressSchema).max(10).default([]).describe('Who is told when an order needs operations.'),
  finished: z.array(mailAddressSchema).max(10).default([]).describe('Who is told when an order is finished.'),
  smtp: z
    .strictObject({
      host: text,
      port: z.int().min(1).max(65535).default(587),
      secure: z.boolean().default(false).describe('TLS from the first byte (port 465).'),
      user: text.optional(),
      oauth2: smtpOauth2.optional().describe('How a user is let in by OAuth 2 where passwords are not taken.'),
    })
    .refine(({ user, oauth2 }) => oauth2 === undefined || user !== undefined, {
      path: ['user'],
      error: inWords('oauth2 で送るメールボックスを書いてください', 'the mailbox that oauth2 sends from'),
    })
    .optional()
    .describe(
      'Left out: mails go to the mailbox page. Password, client secret and refresh token are secrets, kept elsewhere.',
    ),
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
  kintone: kintone.prefault({}),
  lanes: z.strictObject(
    Object.fromEntries(humanLanes.map((name) => [name, lane])) as Record<(typeof humanLanes)[number], typeof lane>,
  ),
  mail: mail.prefault({}),
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
