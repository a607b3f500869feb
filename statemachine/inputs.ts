import * as z from 'zod'
import { foldCode } from './fold-code.ts'
import { withoutHonorific } from './honorific.ts'
import { isTrackingNumber, readTrackingNumber } from './tracking-number.ts'
import { bytesOf, lengthOf, trimmed, withNewlines, withoutControls } from './typed-text.ts'

/**
 * What people type, as schemas: they trim, normalise codes and line breaks, and refuse with a problem (`problemOf`).
 * Names and addresses stay as typed (髙, 﨑); only codes are folded (NFKC, dashes to `-`).
 */

/** Characters, as a person counts them. */
export const limits = { line: 200, secret: 500, webUrl: 2000, memo: 2000, cancelReason: 500 } as const

type Check = Parameters<z.ZodString['check']>[0]

/** A bound in bytes, too, for one character may be made of any number of parts. */
const atMost =
  (limit: number, bytesEach: number): Check =>
  (found) => {
    const refuse = (message: string, params: { limit: number; now: number }) =>
      found.issues.push({ code: 'custom', message, params, input: found.value, continue: false })
    const characters = found.value.length <= limit ? 0 : lengthOf(found.value)
    if (characters > limit) return void refuse('tooLong', { limit, now: characters })
    const bytes = bytesOf(found.value)
    if (bytes > limit * bytesEach) refuse('tooHeavy', { limit: limit * bytesEach, now: bytes })
  }

/** Characters that are no text are the business of whoever asks for a code: there they are shown, not dropped. */
const typed = (limit: number, { bytesEach = 4, tidy = (text: string) => text } = {}) =>
  z
    .string()
    .overwrite((text) => trimmed(tidy(withNewlines(text))))
    .min(1, { error: 'required', abort: true })
    .check(atMost(limit, bytesEach))
const text = (limit: number, bytesEach?: number) => typed(limit, { bytesEach, tidy: withoutControls })

// Names in old characters, each with its variation selector, take twice as many bytes.
export const line = text(limits.line, 8).regex(/^[^\n]*$/, { error: 'oneLine' })
export const secret = typed(limits.secret)
export const memo = text(limits.memo)
export const cancelReason = text(limits.cancelReason)
/** Written out as `https://…`: URL parsers also take `http:example.com`, which a browser reads as a path. */
export const webUrl = typed(limits.webUrl).refine(
  (text) => URL.canParse(text) && /^https?:\/\/[^\s\\\p{Cf}]+$/iu.test(text),
  { error: 'url' },
)
/** `123-4567`, from any of 1234567, 〒123-4567, 123 4567, １２３ー４５６７. */
export const postalCode = typed(200)
  .transform((text) => foldCode(text).replace(/^〒/, '').replace(/\s/g, ''))
  .refine((code) => /^\d{3}-?\d{4}$/.test(code), { error: 'postalCode' })
  .transform((code) => code.replace(/^(\d{3})-?/, '$1-'))
/** 11 or 12 digits, or 13 characters of UPU S10, as people type them, barcode readers send them and browsers copy them. */
export const trackingNumber = typed(limits.webUrl)
  .transform(readTrackingNumber)
  .refine(isTrackingNumber, { error: 'trackingNumber' })
/** A person's name without the 様 or 御中 that the label prints itself. */
export const addressee = line.transform((name) => withoutHonorific(name)).pipe(line)
