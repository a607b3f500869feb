import { html } from 'hono/html'
import { type Faults, faultNames } from '../faults.ts'
import type { Reader, Text } from './language.ts'
import type { Html } from './layout.ts'

const labels = {
  throttled: ['API の混雑(429)', 'API throttled (429)'],
  maintenance: ['メンテナンス中(503)', 'Maintenance (503)'],
  readOnlyToken: ['トークンに書込権限なし(403)', 'Token may not write (403)'],
  webhooksLost: ['Webhook が届かない', 'Webhooks lost'],
  answersLost: ['書込後に応答が失われる', 'Answers lost after the write'],
  deployFails: ['アプリの更新に失敗する', 'Deploys of the app fail'],
} as const satisfies Record<keyof Faults, Text>

const texts = {
  title: ['障害を起こす', 'Faults'],
  hint: [
    '案件が待ち、直ると自分で進むことを試せます。',
    'Watch orders wait, and go on by themselves once it is mended.',
  ],
  apply: ['切り替える', 'Apply'],
} as const satisfies Record<string, Text>

/** One form with one switch a fault; the page works without JavaScript, so it is saved with a button. */
export function faultSwitches(faults: Faults, { base, say }: Reader): Html {
  const choice = (name: keyof Faults) =>
    html`<label class="choice"><input type="checkbox" name="${name}" value="on"${faults[name] ? ' checked' : ''}>
${say(labels[name])}</label>`
  return html`<section aria-labelledby="faults"><h2 id="faults">${say(texts.title)}</h2>
<p class="soft">${say(texts.hint)}</p>
<form method="post" action="${base}faults">
<div class="choices">${faultNames.map(choice)}</div>
<p><button class="quiet">${say(texts.apply)}</button></p>
</form></section>`
}
