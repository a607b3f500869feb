import { KintoneRestAPIError } from '@kintone/rest-api-client'
import {
  KintoneAccessError,
  KintoneRecordGone,
  KintoneRevisionConflict,
  KintoneSetupError,
  KintoneThrottled,
  KintoneUnavailable,
} from '../../core/errors.ts'

/** A page of something in front of kintone may be JSON too, with a code of its own kind. */
const kintoneCode = /^[A-Z]+(_[A-Z0-9]+)+$/

/** A token that kintone does not know, or two for one app: refused with a 400. */
const tokenCodes = ['GAIA_IA02', 'GAIA_DA03']
/** kintone could not lock the record, as somebody writes to it; a 400 too, though nothing is wrong with the request. */
const lockCodes = ['GAIA_DA02', 'GAIA_RE18']

/**
 * The named error for whatever the client threw. kintone answers JSON with a code, but maintenance is a plain-text
 * 503 and a blocked address an HTML 403: those the client throws as a bare `Error('503: …')`. Bad input without a code is
 * the page of a proxy or of another domain: kintone was not reached.
 * Source: kintone.dev, "Common Kintone API errors".
 */
export function namedKintoneError(cause: unknown): Error {
  const { status, code } = statusAndCode(cause)
  const options = { cause }
  if (code === 'GAIA_RE01') return new KintoneRecordGone(options)
  if (code === 'GAIA_CO02') return new KintoneRevisionConflict(options)
  if (lockCodes.includes(code ?? '')) return new KintoneUnavailable(options)
  if (status === 401 || status === 403 || tokenCodes.includes(code ?? '')) return new KintoneAccessError(options)
  if (status === 429) return new KintoneThrottled(options)
  if (code !== undefined && (status === 400 || status === 404)) return new KintoneSetupError(undefined, options)
  return new KintoneUnavailable(options)
}

function statusAndCode(cause: unknown): { status?: number; code?: string } {
  if (cause instanceof KintoneRestAPIError) {
    // Whatever the body's `code` was: the client believes it to be text.
    const code: unknown = cause.code
    return { status: cause.status, ...(typeof code === 'string' && kintoneCode.test(code) && { code }) }
  }
  const bare = cause instanceof Error && /^(\d{3}): /.exec(cause.message)
  return bare ? { status: Number(bare[1]) } : {}
}

/** Runs a call of the client; what it throws leaves as a named error. */
export async function kintoneCall<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw namedKintoneError(error)
  }
}
