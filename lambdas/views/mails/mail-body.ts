import { html } from 'hono/html'
import { bilingual, type Text } from '../bilingual.ts'
import { type Markup, toText } from '../markup.ts'
import { mailLine, mailLines } from './mail-line.ts'

/** A mail's content, from which both of its forms are made, so that they cannot differ. */
export type MailBlock =
  | { say: Text }
  | { facts: readonly (readonly [label: Text, value: Text | string])[] }
  | { quote: string; label: Text }
  | { link: string; label: Text }

const value = (given: Text | string): Text =>
  typeof given === 'string' ? [mailLine(given), ''] : [mailLine(given[0]), mailLine(given[1])]
const slashed = ([ja, en]: Text) => (en ? `${ja} / ${en}` : ja)

function textOf(block: MailBlock): string {
  if ('say' in block) return block.say.filter((text) => text).join('\n')
  if ('facts' in block)
    return block.facts.map(([label, given]) => `${slashed(label)}: ${slashed(value(given))}`).join('\n')
  if ('quote' in block)
    return [`${slashed(block.label)}:`, ...mailLines(block.quote).map((line) => `> ${line}`)].join('\n')
  return `${slashed(block.label)}:\n${block.link}`
}

function htmlOf(block: MailBlock): Markup {
  if ('say' in block) return html`<p>${bilingual(block.say)}</p>`
  if ('facts' in block)
    return html`<table role="presentation">${block.facts.map(([label, given]) => html`<tr><td>${bilingual(label)}</td><td><bdi>${bilingual(value(given))}</bdi></td></tr>`)}</table>`
  if ('quote' in block)
    return html`<p>${bilingual(block.label)}:</p><blockquote>${mailLines(block.quote).map((line) => html`<bdi>${line}</bdi><br>`)}</blockquote>`
  return html`<p><a href="${block.link}">${bilingual(block.label)}</a></p><p>${block.link}</p>`
}

export const mailText = (blocks: readonly MailBlock[]): string => `${blocks.map(textOf).join('\n\n')}\n`
export const mailHtml = (blocks: readonly MailBlock[]): string =>
  toText(html`<!doctype html>
<html lang="ja"><head><meta charset="utf-8"></head><body>
${blocks.map((block) => html`${htmlOf(block)}\n`)}</body></html>
`)
