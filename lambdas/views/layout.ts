import { html } from 'hono/html'
import { bilingual, plain, type Text } from './bilingual.ts'
import { type Markup, toText } from './markup.ts'
import { common } from './texts.ts'

export const styleSheetPath = '/style.css'

interface PageParts {
  /** The browser's title. */
  title: Text
  body: Markup
  /** Wide pages use the whole window; the others keep to a column that reads well. */
  wide?: boolean
}

/** A whole page. It needs no script and takes its one style sheet from `styleSheetPath`. */
export const renderPage = ({ title, body, wide }: PageParts): string =>
  toText(html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
<title>${plain(title)} | ${plain(common.product)}</title>
<link rel="stylesheet" href="${styleSheetPath}">
</head>
<body>
<a class="skip" href="#main">${bilingual(common.skip)}</a>
<header class="top"><p>${bilingual(common.product)}</p></header>
<main id="main" tabindex="-1" class="${wide ? 'wide' : 'narrow'}">
${body}
</main>
</body>
</html>
`)
