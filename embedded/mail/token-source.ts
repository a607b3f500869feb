import { type AccessToken, fetchAccessToken, type TokenClient } from './access-token.ts'

export interface TokenSource {
  /** The token that works still, else a fresh one; those who ask at once share one request. @throws NoAccessToken */
  get(): Promise<AccessToken>
  /** The mail server has refused it: the next one is fresh, whatever the old one's time. */
  forget(): void
}

export interface TokenSourceOptions {
  now?: () => number
  timeoutMs?: number
  /** Told when the provider has replaced the refresh token, which may be the only one that works from then on. */
  onRefreshToken?: (change: { used: string; next: string }) => void
}

/** The access token of the connections to a mail server. It lives in memory alone. */
export function createTokenSource(first: TokenClient, options: TokenSourceOptions = {}): TokenSource {
  const { now = Date.now, timeoutMs = 20_000, onRefreshToken } = options
  let client = first
  let known: AccessToken | undefined
  let asking: Promise<AccessToken> | undefined

  async function ask(): Promise<AccessToken> {
    const got = await fetchAccessToken(client, now, timeoutMs)
    const { refreshToken: used } = client
    if (used !== undefined && got.refreshToken !== undefined && got.refreshToken !== used) {
      client = { ...client, refreshToken: got.refreshToken }
      onRefreshToken?.({ used, next: got.refreshToken })
    }
    known = got
    return got
  }

  return {
    async get() {
      if (known && known.expires > now()) return known
      asking ??= ask().finally(() => {
        asking = undefined
      })
      return asking
    },
    forget() {
      known = undefined
    },
  }
}
