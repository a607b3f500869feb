import * as z from 'zod'

/** A client of a provider that gives tokens for SMTP (RFC 6749); without a refresh token it asks in its own name. */
export interface TokenClient {
  tokenUrl: string
  clientId: string
  clientSecret?: string
  refreshToken?: string
  scope?: string
}

export interface AccessToken {
  token: string
  /** Milliseconds since 1970; a minute before the provider's own moment. */
  expires: number
  /** A newer refresh token that takes the place of the one that was used, where the provider gives one. */
  refreshToken?: string
}

/** No token came. `reason` is RFC 6749's error code or `unreachable`; nothing that was sent or answered is in it. */
export class NoAccessToken extends Error {
  override readonly name = 'NoAccessToken'
  readonly code = 'EOAUTH2'
  readonly reason: string
  constructor(reason: string) {
    super(`The provider of tokens for the mail server gave none (${reason}).`)
    this.reason = reason
  }
}

const longestAnswer = 64 * 1024
const tokenText = z.string().regex(/^[\x21-\x7e]{1,16384}$/)
const answer = z.object({
  access_token: tokenText,
  expires_in: z.coerce.number().min(0).max(86_400).catch(300),
  refresh_token: tokenText.optional().catch(undefined),
})
const refusal = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) })

/**
 * Asks the provider for a token: by the refresh token where there is one (RFC 6749, section 6), else in the client's own
 * name (section 4.4).
 * @throws NoAccessToken
 */
export async function fetchAccessToken(
  client: TokenClient,
  now: () => number,
  timeoutMs: number,
): Promise<AccessToken> {
  const { clientId, clientSecret, refreshToken, scope } = client
  const grant: Record<string, string> =
    refreshToken === undefined
      ? { grant_type: 'client_credentials' }
      : { grant_type: 'refresh_token', refresh_token: refreshToken }
  const body = new URLSearchParams({
    ...grant,
    client_id: clientId,
    ...(clientSecret !== undefined && { client_secret: clientSecret }),
    ...(scope !== undefined && { scope }),
  })
  const { status, text } = await post(client.tokenUrl, body, timeoutMs)
  const given = answer.safeParse(text)
  if (status === 200 && given.success)
    return {
      token: given.data.access_token,
      expires: now() + (given.data.expires_in - 60) * 1000,
      ...(refreshToken !== undefined &&
        given.data.refresh_token !== undefined && { refreshToken: given.data.refresh_token }),
    }
  const refused = refusal.safeParse(text)
  throw new NoAccessToken(
    refused.success ? refused.data.error : status >= 400 && status < 500 ? `${status}` : 'unreachable',
  )
}

async function post(url: string, body: URLSearchParams, timeoutMs: number): Promise<{ status: number; text: unknown }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body,
      // A secret goes to the address of the settings and nowhere else.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: response.status, text: await readJson(response) }
  } catch {
    throw new NoAccessToken('unreachable')
  }
}

/** Undefined for what is no JSON, or longer than any answer. */
async function readJson({ body }: Response): Promise<unknown> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body ?? []) {
    length += piece.byteLength
    if (length > longestAnswer) return undefined
    pieces.push(piece)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch {
    return undefined
  }
}
