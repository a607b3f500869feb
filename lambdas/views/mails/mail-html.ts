import { html, raw } from 'hono/html'
import type { Text } from '../bilingual.ts'
import { type Markup, toText } from '../markup.ts'
import { common } from '../texts.ts'
import { factValue } from './mail-body.ts'
import type { Fact, MailBlock, MailContent } from './mail-content.ts'
import { mailLine, mailLines } from './mail-line.ts'
import { darkStyle, mailStyle as style } from './mail-style.ts'

/** Japanese first, English under it and marked as such for screen readers. */
const both = ([ja, en]: Text, englishStyle = style.english, englishClass = 'soft'): Markup =>
  html`<bdi>${ja}</bdi>${en && html`<br><span class="${englishClass}" lang="en" style="${englishStyle}"><bdi>${en}</bdi></span>`}`

const table = (rows: unknown, inline = ''): Markup =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="${inline}">${rows}</table>`

const factRow = ([label, value, tone = 'plain']: Fact): Markup =>
  html`<tr><td class="soft line" style="${style.factLabel}">${both(label)}</td><td class="line ${tone === 'plain' ? 'value' : tone}" style="${style.factValue(tone)}">${both(factValue(value))}</td></tr>\n`

function blockHtml(block: MailBlock): Markup {
  if ('say' in block) {
    const [ja, en] = block.say.map((text) => mailLine(text, 2000)) as [string, string]
    return block.soft
      ? html`<p class="soft" style="${style.soft}">${both([ja, en])}</p>`
      : html`<p style="${style.say}">${both([ja, en])}</p>`
  }
  if ('facts' in block) return table(block.facts.map(factRow), style.facts)
  if ('quote' in block)
    return html`<p class="soft" style="${style.quoteLabel}">${both(block.label)}</p>
<blockquote class="quote" style="${style.quote}">${mailLines(block.quote).map((line) => html`<bdi>${line}</bdi><br>`)}</blockquote>`
  if (block.quiet)
    return html`<p style="${style.say}"><a class="link" href="${block.link}" style="${style.quietLink}">${both(block.label)}</a></p>`
  return button(block)
}

/** A cell that is a button where clients know no padding of links; the address under it for whoever cannot press it. */
const button = ({ link, label }: { link: string; label: Text }): Markup =>
  html`${table(
    html`<tr><td class="button" bgcolor="#0b57a4" style="${style.buttonCell}"><a class="button" href="${link}" style="${style.button}">${both(label, style.buttonEnglish, 'button-english')}</a></td></tr>`,
    'margin:24px 0 0',
  )}
<p class="soft" style="${style.address}"><a class="soft" href="${link}" style="${style.addressLink}">${link}</a></p>`

/** Keeps a client from filling up the preview with what follows. */
const blanks = raw('&#847;&zwnj;&nbsp;'.repeat(40))

/** The mail as HTML that any client shows: tables, inline styles, nothing fetched, nothing run. */
export const mailHtml = ({ tone, label, heading, preheader, blocks }: MailContent, subject: string): string =>
  toText(html`<!doctype html>
<html lang="ja"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${raw(darkStyle)}</style></head>
<body class="ground" style="${style.body}">
<div style="${style.preheader}">${mailLine(preheader)}${blanks}</div>
${table(
  html`<tr><td class="ground" align="center" style="${style.gutter}">${table(
    html`<tr><td class="brand" style="${style.brand}">${common.product[0]} ${common.product[1]}</td></tr>
<tr><td class="paper" style="${style.paper(tone)}">
<span class="label ${tone}" style="${style.label(tone)}">${label[0]} <span lang="en">${label[1]}</span></span>
<h1 class="heading" style="${style.heading}">${both([mailLine(heading[0]), mailLine(heading[1])])}</h1>
${blocks.map((block) => html`${blockHtml(block)}\n`)}</td></tr>`,
    style.frame,
  )}</td></tr>`,
  style.ground,
)}
</body></html>
`)
