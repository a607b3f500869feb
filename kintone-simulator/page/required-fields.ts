import { html } from 'hono/html'
import { type AppDefinition, isChoice } from '../app-definition.ts'
import { labelOf } from './field-label.ts'
import type { Reader, Text } from './language.ts'
import type { Html } from './layout.ts'

const texts = {
  title: ['フォームの必須項目', 'Required fields of the form'],
  hint: [
    '必須にした項目が空のレコードには、API からの書き込みも断られます。',
    'A record that lacks a required field takes in no write, by the API neither.',
  ],
  apply: ['フォームを更新する', 'Update the form'],
} as const satisfies Record<string, Text>

/** A radio button is never empty, so it is left out. */
export const mayBeRequired = (definition: AppDefinition) => definition.fields.filter((field) => !isChoice(field))

/** What the app's owner does in its settings, and applies at once. */
export function requiredFields(definition: AppDefinition, { base, say }: Reader): Html {
  const choice = (field: AppDefinition['fields'][number]) =>
    html`<label class="choice"><input type="checkbox" name="${field.code}" value="on"${field.required ? ' checked' : ''}>
${say(labelOf(field))}</label>`
  return html`<section aria-labelledby="required"><h2 id="required">${say(texts.title)}</h2>
<p class="soft">${say(texts.hint)}</p>
<form method="post" action="${base}required">
<div class="choices">${mayBeRequired(definition).map(choice)}</div>
<p><button class="quiet">${say(texts.apply)}</button></p>
</form></section>`
}
