import type { Text } from '../bilingual.ts'

/** How a mail is coloured: what it asks of its reader. */
export type Tone = 'plain' | 'good' | 'warning' | 'urgent'

/** `tone` marks a value that matters more than the others. */
export type Fact = readonly [label: Text, value: Text | string, tone?: Tone]

export type MailBlock =
  | { say: Text; soft?: true }
  | { facts: readonly Fact[] }
  | { quote: string; label: Text }
  /** `quiet`: beside the one that the mail is about. */
  | { link: string; label: Text; quiet?: true }

/** A mail's content, from which both of its forms are made, so that they cannot differ. */
export interface MailContent {
  subject: string
  tone: Tone
  /** What kind of mail it is, in a word. */
  label: Text
  heading: Text
  /** What an inbox shows beside the subject. */
  preheader: string
  blocks: MailBlock[]
}
