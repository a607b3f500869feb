import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

/** Said in both languages; an empty English text means that the Japanese one says it for both. */
export type Text = readonly [ja: string, en: string]
export type Language = 'ja' | 'en'
export type Say = (text: Text) => string

/** Who reads a page: in which language, and where its frame leads. */
export type Reader = {
  readonly language: Language
  readonly say: Say
  /** Where the app's list is, with a slash at both ends. */
  readonly base: string
  /** Where the page's header leads back to, if anywhere. */
  readonly home?: string
  /** The page in which the language is switched, from its path on. */
  readonly here: { readonly path: string; readonly query: Readonly<Record<string, string>> }
}

const isLanguage = (text: string | undefined): text is Language => text === 'ja' || text === 'en'
const aYear = 365 * 86_400

/** The language that `?lang=` chooses, which the cookie then remembers; Japanese if nobody has chosen. */
export function languageFor(c: Context, cookie: string): Language {
  const chosen = c.req.query('lang')
  if (isLanguage(chosen)) {
    setCookie(c, cookie, chosen, { path: '/', maxAge: aYear, httpOnly: true, sameSite: 'Lax' })
    return chosen
  }
  const remembered = getCookie(c, cookie)
  return isLanguage(remembered) ? remembered : 'ja'
}

export const sayIn =
  (language: Language): Say =>
  ([ja, en]) =>
    language === 'en' && en !== '' ? en : ja
