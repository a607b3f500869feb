import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const style = `
  :root { color-scheme: light dark; --line: #8886; --accent: #a66a00; }
  * { box-sizing: border-box; }
  body { font: 16px/1.6 system-ui, 'Noto Sans JP', sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
  h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
  small, .en { color: GrayText; font-size: .8rem; font-weight: normal; }
  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid var(--line); padding: .5rem; text-align: left; white-space: nowrap; }
  fieldset, .field { border: 0; margin: 0 0 1rem; padding: 0; }
  label, legend { display: block; font-weight: 600; padding: 0; }
  .choice { display: inline-block; font-weight: normal; margin: .25rem 1rem .25rem 0; }
  input[type=text], input[type=datetime-local], textarea { font: inherit; padding: .5rem; width: 100%; }
  button, .button { background: var(--accent); border: 0; border-radius: .3rem; color: #fff; cursor: pointer;
    display: inline-block; font: inherit; padding: .5rem 1rem; text-decoration: none; }
  button.quiet { background: none; border: 1px solid var(--line); color: inherit; }
  .problem { color: #c00; margin: .25rem 0 0; } .notice { border: 1px solid #c00; padding: .5rem 1rem; }
  .row { align-items: center; display: flex; flex-wrap: wrap; gap: .5rem 1rem; }`

/** Japanese first, English beside it. */
export const both = (japanese: string, english: string): Html =>
  html`${japanese} <span class="en" lang="en">${english}</span>`

/** A whole page; `title` in Japanese. */
export const layout = (title: string, content: Html): Html => html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
${content}
</body>
</html>`

/** Nothing runs, loads or frames this page; it only posts to itself. */
export const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const
