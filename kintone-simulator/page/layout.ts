import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Reader, Text } from './language.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** Where the style sheet is, from the app's list on. */
export const styleSheet = 'style.css'

const texts = {
  simulated: ['模擬 kintone', 'Simulated kintone'],
  home: ['はじめに戻る', 'Start page'],
  skip: ['本文へ移動', 'Skip to the content'],
  other: ['English', '日本語'],
} as const satisfies Record<string, Text>

type Page = {
  readonly title: string
  readonly content: Html
  /** A wide page uses the whole window. */
  readonly wide?: boolean
}

/** A whole page. */
export function layout({ title, content, wide }: Page, { language, say, base, home, here }: Reader): Html {
  const other = language === 'ja' ? 'en' : 'ja'
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | ${say(texts.simulated)}</title>
<link rel="stylesheet" href="${base}${styleSheet}">
</head>
<body>
<a class="skip" href="#main">${say(texts.skip)}</a>
<header class="top"><p>${say(texts.simulated)}</p>${home ? html`<a href="${home}">${say(texts.home)}</a>` : ''}
<a class="language" href="${here.path}?${new URLSearchParams({ ...here.query, lang: other })}" lang="${other}" hreflang="${other}">${say(texts.other)}</a></header>
<main id="main" tabindex="-1"${wide ? html` class="wide"` : ''}>
${content}
</main>
</body>
</html>`
}

/** Nothing runs, loads or frames this page; it takes its style sheet from here and only posts to itself. */
export const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const
