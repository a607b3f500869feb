import type { html } from 'hono/html'

/** What an `html` template gives; put into another template it is not escaped again. */
export type Markup = ReturnType<typeof html>

/** Finished markup as text. Views hold no promises, so their templates never become one. */
export function toText(markup: Markup): string {
  if (markup instanceof Promise) throw new TypeError('A view may not hold a promise; await it before rendering.')
  return markup.toString()
}
