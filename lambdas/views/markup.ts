import type { html } from 'hono/html'

/** What an `html` template gives; put into another template it is not escaped again. */
export type Markup = ReturnType<typeof html>

// HTML has no place for them, and browsers show them as nothing or as junk.
const controls = /[^\P{Cc}\t\n\r]/gu

/** Finished markup as text, without control characters. Views hold no promises, so their templates never become one. */
export function toText(markup: Markup): string {
  if (markup instanceof Promise) throw new TypeError('A view may not hold a promise; await it before rendering.')
  return markup.toString().replace(controls, '')
}
