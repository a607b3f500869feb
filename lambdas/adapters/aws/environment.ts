import * as z from 'zod'

const name = z.string().min(1)
const url = z.url({ protocol: /^https?$/ })

/** What the stack tells the functions; `AWS_…` is Lambda's and the SDK's own business. */
const schema = z.object({
  TABLE_NAME: name,
  STATE_MACHINE_ARN: z.string().regex(/^arn:[^:]+:states:[^:]+:\d{12}:stateMachine:[^:]+$/, 'an ARN without alias'),
  STATE_MACHINE_ALIAS_ARN: z
    .string()
    .regex(/^arn:[^:]+:states:[^:]+:\d{12}:stateMachine:[^:]+:[^:]+$/, "an alias's ARN"),
  SETTINGS_PARAMETER: name,
  LINK_KEYS_SECRET: name,
  WEBHOOK_SECRETS_SECRET: name,
  KINTONE_TOKEN_SECRET: name,
  MAIL_CONFIGURATION_SET: name,
  /** Powertools' own name for it, so that its users know where to look. */
  POWERTOOLS_SERVICE_NAME: name.default('nouhin'),
  PUBLIC_URL: url.optional(),
  KINTONE_BASE_URL: url.optional(),
})
export type Environment = z.output<typeof schema>

/** Variables that are missing or malformed, by name; never their values. */
export class EnvironmentInvalid extends Error {
  override readonly name = 'EnvironmentInvalid'
  constructor(problems: string[]) {
    super(`Deploy the stack again; the function's environment does not fit it: ${problems.join('; ')}`)
  }
}

/** The named variables, and no others: a function is given no more than it asks for. @throws EnvironmentInvalid */
export function readEnvironment<Name extends keyof Environment>(...names: Name[]): Pick<Environment, Name> {
  const asked = Object.fromEntries(names.map((asked) => [asked, schema.shape[asked]]))
  const parsed = z.object(asked).safeParse(process.env)
  if (parsed.success) return parsed.data as unknown as Pick<Environment, Name>
  throw new EnvironmentInvalid(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
}
