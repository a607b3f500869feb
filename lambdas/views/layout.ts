import { html } from 'hono/html'
import type { Text } from './bilingual.ts'
import { languageOf, otherLanguage, type Say } from './language.ts'
import { type Markup, toText } from './markup.ts'
import { styleSheetPath } from './style.ts'
import { common } from './texts.ts'

interface PageParts {
  /** The browser's title. */
  title: Text
  body: Markup
  /** Wide pages use the whole window; the others keep to a column that reads well. */
  wide?: boolean
  /** What the address asks for, kept when the language is switched. */
  query?: Readonly<Record<string, string>>
  /** In place of the link that switches the language. */
  languageSwitch?: Markup
}

/** To the same page in the other language. */
const languageLink = (query: Readonly<Record<string, string>>, say: Say): Markup => {
  const other = otherLanguage(languageOf(say))
  return html`<a class="language" href="?${new URLSearchParams({ ...query, lang: other })}" lang="${other}" hreflang="${other}">${say(common.otherLanguage)}</a>`
}

/** A whole page. It needs no script and takes its one style sheet from `styleSheetPath`. */
export const renderPage = ({ title, body, wide, query = {}, languageSwitch }: PageParts, say: Say): string =>
  toText(html`<!doctype html>
<html lang="${languageOf(say)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
<title>${say(title)} | ${say(common.product)}</title>
<link rel="stylesheet" href="${styleSheetPath}">
</head>
<body>
<a class="skip" href="#main">${say(common.skip)}</a>
<header class="top"><p>${say(common.product)}</p>${languageSwitch ?? languageLink(query, say)}</header>
<main id="main" tabindex="-1" class="${wide ? 'wide' : 'narrow'}">
${body}
</main>
</body>
</html>
`)
