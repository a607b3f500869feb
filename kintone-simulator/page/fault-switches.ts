import { html } from 'hono/html'
import { type Faults, faultNames } from '../faults.ts'
import { both, type Html } from './layout.ts'

const labels = {
  throttled: { japanese: 'APIの混雑（429）', english: 'API throttled (429)' },
  maintenance: { japanese: 'メンテナンス中（503）', english: 'Maintenance (503)' },
  readOnlyToken: { japanese: 'トークンに書込権限なし（403）', english: 'Token may not write (403)' },
  webhooksLost: { japanese: 'Webhookが届かない', english: 'Webhooks lost' },
  answersLost: { japanese: '書込後に応答が失われる', english: 'Answers lost after the write' },
} as const

/** One form with one switch a fault; the page works without JavaScript, so it is saved with a button. */
export function faultSwitches(base: string, faults: Faults): Html {
  return html`<h2>${both('障害を起こす', 'Faults')}</h2>
<form method="post" action="${base}faults">
${faultNames.map(
  (
    name,
  ) => html`<label class="choice"><input type="checkbox" name="${name}" value="on"${faults[name] ? ' checked' : ''}>
${both(labels[name].japanese, labels[name].english)}</label>`,
)}
<p><button class="quiet">${both('切り替える', 'Apply')}</button></p>
</form>`
}
