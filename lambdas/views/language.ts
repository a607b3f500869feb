import type { Text } from './bilingual.ts'

/** What a page is in; mails are in both, because nobody knows a member's language. */
export const languages = ['ja', 'en'] as const
export type Language = (typeof languages)[number]

export const otherLanguage = (language: Language): Language => (language === 'en' ? 'ja' : 'en')

/** Puts a text into the reader's language. */
export type Say = (text: Text) => string

/** An empty English text means that the Japanese one says it for both. */
export const sayIn =
  (language: Language): Say =>
  ([ja, en]) =>
    language === 'en' && en ? en : ja

/** A page's own language. */
export const languageOf = (say: Say): Language => (say(['ja', 'en']) === 'en' ? 'en' : 'ja')
