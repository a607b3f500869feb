import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs'
import * as z from 'zod'
import { inWords, problemsOf } from '../../settings/problems.ts'
import { jsonRule, parseJson } from '../parse-json.ts'
import { SecretsInvalid } from './errors.ts'
import { writeFileDurably } from './write-file-durably.ts'

const key = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{43,}$/,
    inWords('32 バイト以上の乱数を base64url で書いてください', 'at least 32 random bytes, base64url'),
  )

const secretsSchema = z.strictObject({
  linkKeys: z
    .strictObject({ current: z.string(), keys: z.record(z.string(), key) })
    .refine(({ current, keys }) => Object.hasOwn(keys, current), {
      path: ['current'],
      error: inWords('keys にある名前にしてください', 'the name of one of the keys'),
    }),
  webhookSecrets: z
    .array(
      z
        .string()
        .regex(
          /^[A-Za-z0-9_-]{16,}$/,
          inWords(
            'URL の一部なので、英数字、-、_ だけで 16 文字以上にしてください',
            'at least 16 letters, digits, - or _, as it is part of a URL',
          ),
        ),
    )
    .min(1)
    .max(2),
  opsPassword: z.string().min(12, inWords('12 文字以上にしてください', 'at least 12 characters')),
  kintoneApiToken: z.string().min(1).optional(),
  kintoneBasicPassword: z.string().min(1).optional(),
  kintoneCertificate: z
    .base64(inWords('.pfx ファイルを base64 にして書いてください', 'the .pfx file in base64'))
    .min(1)
    .max(100_000)
    .optional(),
  kintoneCertificatePassword: z.string().min(1).optional(),
  smtpPassword: z.string().min(1).optional(),
  smtpClientSecret: z.string().min(1).optional(),
  smtpRefreshToken: z.string().min(1).optional(),
})

/** What secrets.json holds; those that may be left out are added by hand. */
export type SecretsFile = z.infer<typeof secretsSchema>

/**
 * Makes secrets.json, or adds what one that an earlier version or a person wrote lacks; what is there stays as it is.
 * A key's name is never used again, so that a lost key shows.
 * @throws SecretsInvalid
 */
export function completeSecretsFile(path: string, random: (bytes: number) => Buffer = randomBytes): void {
  const kid = `k${random(4).toString('hex')}`
  const fresh: SecretsFile = {
    linkKeys: { current: kid, keys: { [kid]: random(32).toString('base64url') } },
    webhookSecrets: [random(24).toString('base64url')],
    opsPassword: random(15).toString('base64url'),
  }
  const found = existsSync(path) ? z.looseObject({}).safeParse(readJson(path)) : { data: {} }
  // What is no object is told when the file is read.
  if (!found.data || Object.keys(fresh).every((key) => Object.hasOwn(found.data, key))) return
  writeFileDurably(path, `${JSON.stringify({ ...fresh, ...found.data }, null, 2)}\n`)
}

/**
 * Reads secrets.json, and takes it away from everyone but its owner.
 * @throws SecretsInvalid
 */
export function readSecretsFile(path: string): SecretsFile {
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600)
  const content = readJson(path)
  const parsed = secretsSchema.safeParse(content)
  if (parsed.success) return parsed.data
  throw new SecretsInvalid(problemsOf(parsed.error, content))
}

/**
 * Puts the refresh token that a provider has given in place of the one that was used, and leaves one that a person has
 * written meanwhile.
 */
export function replaceRefreshToken(path: string, { used, next }: { used: string; next: string }): void {
  const found = readJson(path) as SecretsFile
  if (found.smtpRefreshToken !== used) return
  writeFileDurably(path, `${JSON.stringify({ ...found, smtpRefreshToken: next }, null, 2)}\n`)
}

function readJson(path: string): unknown {
  try {
    return parseJson(readFileSync(path, 'utf8'))
  } catch (error) {
    throw error instanceof SyntaxError ? new SecretsInvalid([jsonRule(error)]) : error
  }
}
