import type * as z from 'zod'
import type { Stray } from '../../../statemachine/problems.ts'
import { trimmed, withNewlines } from '../../../statemachine/typed-text.ts'
import { straysIn } from '../stray-characters.ts'
import { type Taken, takeTyped } from './take-typed.ts'

interface Exactly {
  schema: z.ZodType<string>
  typed: string | undefined
  kind: 'secret' | 'url'
  /** Of the strays that a page has shown, as the form carries it (`strayMarks`). */
  seen: string | undefined
  /** Whoever has seen them wants them in the value. */
  keep: boolean
}

/** Which characters a page has shown to somebody who decides about them: no other value passes by that decision. */
export const strayMarks = (strays: readonly Stray[]): string =>
  strays.map(({ at, point }) => `${at}:${point.toString(16)}`).join(',')

/**
 * A value that works only as it was issued. Stray characters in it are neither kept nor dropped unseen: they are a problem
 * first, and a form that has shown these very ones takes them out, or leaves them in.
 */
export function takeExactly({ schema, typed = '', kind, seen, keep }: Exactly): Taken {
  const text = trimmed(withNewlines(typed))
  const whole = takeTyped(schema, text)
  if ('problem' in whole && (whole.problem === 'required' || typeof whole.problem === 'object')) return whole
  const { found, without, kept } = straysIn(kind, text)
  if (found.length === 0) return whole
  const clean = takeTyped(schema, without)
  const asTyped = kept === undefined ? undefined : takeTyped(schema, kept)
  const canKeep = asTyped !== undefined && 'value' in asTyped
  if (seen === strayMarks(found)) return canKeep && keep ? asTyped : clean
  if ('problem' in clean && !canKeep) return clean
  const shown = kind === 'url' ? { shown: { typed: text, without } } : {}
  return { problem: { key: 'strays', strays: found, canKeep, ...shown } }
}
