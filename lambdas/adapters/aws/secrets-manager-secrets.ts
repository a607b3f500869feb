import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import type { KintoneSecrets } from '../../core/kintone-access.ts'
import type { Clock, Secrets } from '../../core/ports.ts'
import { cached } from './cached.ts'
import { SecretInvalid, SecretUnavailable } from './errors.ts'

/** `secret` is a name or an ARN. All reads throw SecretUnavailable and SecretInvalid. */
export interface SecretDeps {
  client: SecretsManagerClient
  secret: string
  clock: Clock
}

const cacheSeconds = 60

const keyRing = z
  .strictObject({
    current: z.string(),
    keys: z.record(z.string(), z.string().regex(/^[A-Za-z0-9_-]{43,}$/, 'at least 32 random bytes, base64url')),
  })
  .refine(({ current, keys }) => Object.hasOwn(keys, current), {
    path: ['current'],
    error: 'the name of one of the keys',
  })

const webhookSecrets = z
  .array(z.string().regex(/^[A-Za-z0-9_-]{16,}$/, 'at least 16 letters, digits, - or _, as it is part of a URL'))
  .min(1)
  .max(2)

/** The link keys: `{"current": kid, "keys": {kid: key}}`. */
export function createLinkKeys(deps: SecretDeps): Pick<Secrets, 'keyRing'> {
  return { keyRing: cachedSecret(deps, (text) => keyRing.safeParse(parseJson(deps, text))) }
}

/** The webhook's secrets: an array of the current one and, while a change is under way, the previous one. */
export function createWebhookSecrets(deps: SecretDeps): Pick<Secrets, 'webhookSecrets'> {
  const read = cachedSecret(deps, (text) => webhookSecrets.safeParse(parseJson(deps, text)))
  return { webhookSecrets: () => read() }
}

const text = z.string().trim().min(1)
const kintoneSecrets = z.strictObject({
  apiToken: text,
  basicPassword: z.string().min(1).optional(),
  certificate: z.base64().min(1).optional(),
  certificatePassword: z.string().optional(),
})

/** kintone's API token as plain text, or an object of all that kintone is reached by. */
export const createKintoneSecrets = (deps: SecretDeps): ((fresh?: boolean) => Promise<KintoneSecrets>) =>
  cachedSecret(deps, (given) =>
    kintoneSecrets.safeParse(given.trim().startsWith('{') ? parseJson(deps, given) : { apiToken: given }),
  )

function cachedSecret<T>(deps: SecretDeps, parse: (text: string) => z.ZodSafeParseResult<T>) {
  const { client, secret, clock } = deps
  return cached(
    async () => {
      const answer = await client.send(new GetSecretValueCommand({ SecretId: secret })).catch((error) => {
        throw new SecretUnavailable(secret, { cause: error })
      })
      const parsed = parse(answer.SecretString ?? '')
      if (parsed.success) return parsed.data
      const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(the value)'}: ${issue.message}`)
      throw new SecretInvalid(secret, problems)
    },
    cacheSeconds,
    clock,
  )
}

function parseJson({ secret }: SecretDeps, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The engine's message quotes the secret.
    throw new SecretInvalid(secret, ['(the value): valid JSON'])
  }
}
