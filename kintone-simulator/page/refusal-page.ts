import { html } from 'hono/html'
import type { Reader } from './language.ts'
import { type Html, layout } from './layout.ts'

/** What a person sees instead of a page that cannot be shown, such as a record that was deleted. */
export function refusalPage(message: string, reader: Reader): Html {
  const { base, say } = reader
  const title = say([message, 'Not available'])
  const content = html`<h1>${title}</h1>
<p><a href="${base}">${say(['一覧に戻る', 'Back to the list'])}</a></p>`
  return layout({ title, content }, reader)
}
