import { html } from 'hono/html'
import { languageOf, otherLanguage, type Say } from './language.ts'
import type { Markup } from './markup.ts'
import { enterButton } from './task-form.ts'
import { common } from './texts.ts'

interface LanguageButton {
  /** Where it is posted to. */
  path: string
  /** The id of the form that goes with it. */
  form: string
  /** The outcome or the act that the page came back from. */
  pressed: string
}

/**
 * Switches the language of a page that came back with what was typed, by posting the form that holds it: a link would
 * lose it. It stands before all other buttons of the form, and Enter presses the first, so that one stands before it.
 */
export function languageButton({ path, form, pressed }: LanguageButton, say: Say): Markup {
  const other = otherLanguage(languageOf(say))
  return html`${enterButton()}
<button class="language" form="${form}" formaction="${path}?lang=${other}" formnovalidate name="look" value="${pressed}" lang="${other}">${say(common.otherLanguage)}</button>`
}
