import type { Text } from '../../lambdas/views/bilingual.ts'

/** One line of `nouhin doctor`. `id` is stable, for scripts. */
export interface Check {
  id: string
  /** `note`: nothing is wrong, but somebody should know. */
  state: 'ok' | 'note' | 'ng'
  what: Text
  /** What to do; with every `ng`. */
  repair?: Text
}

export const ok = (id: string, ja: string, en: string): Check => ({ id, state: 'ok', what: [ja, en] })
export const note = (id: string, what: Text, repair?: Text): Check => ({ id, state: 'note', what, repair })
export const ng = (id: string, what: Text, repair: Text): Check => ({ id, state: 'ng', what, repair })

const marks = { ok: 'OK ', note: '注意', ng: 'NG ' }

/** The lines for people. */
export const checkLines = (checks: readonly Check[]): string =>
  checks
    .flatMap(({ state, what, repair }) => [
      `${marks[state]} ${what[0]} / ${what[1]}`,
      ...(repair ? [`     → ${repair[0]} / ${repair[1]}`] : []),
    ])
    .join('\n')

/** The lines for programs. */
export const checkJson = ({ id, state, what: [ja, en], repair }: Check) => ({
  id,
  state,
  ja,
  en,
  ...(repair && { repair: { ja: repair[0], en: repair[1] } }),
})
