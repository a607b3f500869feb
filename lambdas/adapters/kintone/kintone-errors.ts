import { KintoneRestAPIError } from '@kintone/rest-api-client'
import {
  KintoneAccessError,
  KintoneRecordGone,
  KintoneRecordRefused,
  KintoneRevisionConflict,
  KintoneSetupError,
  KintoneThrottled,
  KintoneUnavailable,
} from '../../core/errors.ts'
import { refusedFields } from './refused-fields.ts'

/** A page of something in front of kintone may be JSON too, with a code of its own kind. */
const kintoneCode = /^[A-Z]{2,20}(_[A-Z0-9]{1,20}){1,3}$/

/** A token that kintone does not know, or two for one app: refused with a 400. */
const tokenCodes = ['GAIA_IA02', 'GAIA_DA03']
/** kintone could not lock the record, as somebody writes to it; a 400 too, though nothing is wrong with the request. */
const lockCodes = ['GAIA_DA02', 'GAIA_RE18']

/** What was asked, as far as it tells what a refusal is about. */
export interface Asked {
  /** The codes of the settings' fields: they may be named in an error's text. */
  fields?: readonly string[]
  /** The fields that a write sets. */
  written?: readonly string[]
}

/**
 * The named error for whatever the client threw. kintone answers JSON with a code, but maintenance is a plain-text
 * 503 and a blocked address an HTML 403: those the client throws as a bare `Error('503: …')`. Bad input without a code is
 * the page of a proxy or of another domain: kintone was not reached.
 * Source: kintone.dev, "Common Kintone API errors".
 */
export function namedKintoneError(cause: unknown, asked: Asked = {}): Error {
  const { status, code } = statusAndCode(cause)
  const options = { cause }
  if (isCertificateRefused(cause)) return new KintoneAccessError(options)
  if (code === 'GAIA_RE01') return new KintoneRecordGone(options)
  if (code === 'GAIA_CO02') return new KintoneRevisionConflict(options)
  if (lockCodes.includes(code ?? '')) return new KintoneUnavailable(options)
  if (status === 401 || status === 403 || tokenCodes.includes(code ?? '')) return new KintoneAccessError(options)
  if (status === 429) return new KintoneThrottled(options)
  if (code !== undefined && (status === 400 || status === 404)) return badInput(cause, status, code, asked)
  return new KintoneUnavailable(options)
}

/**
 * A write of fields that kintone finds fault with is refused for what the record holds besides. Where only the written
 * ones are named, and in whatever else is bad input, app and settings do not fit.
 */
function badInput(cause: unknown, status: number, code: string, { fields: ours = [], written }: Asked): Error {
  const { errors, message } = cause as KintoneRestAPIError
  const refused = refusedFields(errors)
  const isOurOwn = refused.length > 0 && refused.every((field) => written?.includes(field.code))
  if (written && status === 400 && !isOurOwn && (refused.length > 0 || code === 'CB_VA01'))
    return new KintoneRecordRefused({ cause, fields: refused })
  const [inText] = /(?<=code: ?)[^)）\s]+/.exec(String(message)) ?? []
  const named = ours.find((one) => one === inText || refused.some((field) => field.code === one))
  if (named === undefined) return new KintoneSetupError(undefined, { cause })
  const fields = [refused.find((field) => field.code === named) ?? { code: named, says: [] }]
  return new KintoneSetupError(`kintone refuses field ${named}`, { cause, fields })
}

/** The handshake ended with an alert about the client's certificate: it is missing, unknown or has expired. */
function isCertificateRefused(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? `${cause.code}` : ''
  return /^ERR_SSL_\w+_ALERT_\w*CERTIFICATE/.test(code)
}

/** What answered, by its status, and kintone's own code; neither, where nothing answered. */
export function statusAndCode(cause: unknown): { status?: number; code?: string } {
  if (cause instanceof KintoneRestAPIError) {
    // Whatever the body's `code` was: the client believes it to be text.
    const code: unknown = cause.code
    return { status: cause.status, ...(typeof code === 'string' && kintoneCode.test(code) && { code }) }
  }
  const bare = cause instanceof Error && /^(\d{3}): /.exec(cause.message)
  return bare ? { status: Number(bare[1]) } : {}
}

/** Runs a call of the client; what it throws leaves as a named error. */
export async function kintoneCall<T>(call: () => Promise<T>, asked?: Asked): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw namedKintoneError(error, asked)
  }
}
