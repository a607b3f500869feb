import { duplicateToken, loginRequired, tokenMismatch } from '../refusals.ts'
import type { TokenRight } from './token-rights.ts'

/** What each token of the app may do. */
export type Tokens = Readonly<Record<string, readonly TokenRight[]>>

/**
 * Checks `X-Cybozu-API-Token`, one token or several with commas. Throws CB_AU01 (401) when it is absent, GAIA_IA02
 * (400) when one of them is unknown, GAIA_DA03 (400) when the app is named twice. @returns the token's rights
 * https://cybozu.dev/ja/kintone/docs/rest-api/overview/authentication/
 */
export function checkToken(header: string | undefined, known: Tokens): readonly TokenRight[] {
  const tokens = (header ?? '').split(',').map((token) => token.trim())
  if (tokens.every((token) => token === '')) throw loginRequired()
  if (tokens.some((token) => !Object.hasOwn(known, token))) throw tokenMismatch()
  if (tokens.length > 1) throw duplicateToken()
  return known[tokens[0] ?? ''] ?? []
}
