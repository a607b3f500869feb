/** What can be wrong with something typed, in words of its own (`lambdas/views/problem-texts.ts`). */
export const plainProblems = [
  'required',
  'oneLine',
  'url',
  'postalCode',
  'trackingNumber',
  'trackingCheckDigit',
  'member',
  'tick',
  'tooMany',
  'outcome',
  'reasonUnused',
] as const
export type PlainProblem = (typeof plainProblems)[number]

/** `tooLong` counts characters; `tooHeavy` bytes, where few characters are made of very many parts. */
export interface SizeProblem {
  key: 'tooLong' | 'tooHeavy'
  limit: number
  now: number
}

/** A character that a value holds and that was perhaps not meant. */
export interface Stray {
  /** Which character of the value it is, from 1, in code points. */
  at: number
  point: number
  /** How many characters of the value write it, where it is %XX there; left out: one. */
  length?: number
}

/** Stray characters are in it, and the person decides. */
export interface StrayProblem {
  key: 'strays'
  strays: readonly Stray[]
  /** It may also be used as it was typed. */
  canKeep: boolean
  /** What was typed, and what is left without the strays; absent for a secret. */
  shown?: { typed: string; without: string }
}

export type Problem = PlainProblem | SizeProblem | StrayProblem

interface Issue {
  message?: string
  params?: Record<string, unknown>
}

const isPlain = (text: unknown): text is PlainProblem => plainProblems.some((problem) => problem === text)

/** The problem that an issue of an input's schema stands for. */
export function problemOf({ message, params }: Issue = {}): Problem {
  const { limit, now } = params ?? {}
  if ((message === 'tooLong' || message === 'tooHeavy') && typeof limit === 'number' && typeof now === 'number')
    return { key: message, limit, now }
  return isPlain(message) ? message : 'required'
}
