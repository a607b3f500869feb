import { html } from 'hono/html'
import { both, type Html, layout } from './layout.ts'

/** What a person sees instead of a page that cannot be shown, such as a record that was deleted. */
export function refusalPage(base: string, message: string): Html {
  return layout(
    message,
    html`<h1>${both(message, 'Not available')}</h1>
<p><a href="${base}">${both('一覧に戻る', 'Back to the list')}</a></p>`,
  )
}
