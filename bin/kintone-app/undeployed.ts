import { type AppField, choicesOf } from './compare-fields.ts'
import type { FieldsAt } from './kintone-app.ts'

/**
 * Whether settings of the app have been changed and not applied. Kintone counts one revision an app: a change raises
 * the preview's, and applying makes the live one the same.
 */
export const hasUndeployedChanges = (live: FieldsAt, preview: FieldsAt) => live.revision !== preview.revision

/** Codes of fields that differ; changes of views, rights and other settings show in none. */
export function undeployedFields({ fields: live }: FieldsAt, { fields: preview }: FieldsAt): string[] {
  const codes = new Set([...Object.keys(live), ...Object.keys(preview)])
  return [...codes].filter((code) => shapeOf(live[code]) !== shapeOf(preview[code]))
}

const shapeOf = (field: AppField | undefined) => field && JSON.stringify([field.type, field.label, choicesOf(field)])
