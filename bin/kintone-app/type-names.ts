import type { Text } from '../../lambdas/views/bilingual.ts'

const names: Record<string, Text> = {
  SINGLE_LINE_TEXT: ['文字列(1行)', 'Text'],
  MULTI_LINE_TEXT: ['文字列(複数行)', 'Text area'],
  RICH_TEXT: ['リッチエディター', 'Rich text'],
  NUMBER: ['数値', 'Number'],
  CALC: ['計算', 'Calculated'],
  RADIO_BUTTON: ['ラジオボタン', 'Radio button'],
  CHECK_BOX: ['チェックボックス', 'Check box'],
  MULTI_SELECT: ['複数選択', 'Multi-choice'],
  DROP_DOWN: ['ドロップダウン', 'Drop-down'],
  DATE: ['日付', 'Date'],
  TIME: ['時刻', 'Time'],
  DATETIME: ['日時', 'Date and time'],
  LINK: ['リンク', 'Link'],
  STATUS: ['ステータス(プロセス管理)', 'Status (process management)'],
}

/** A field type as kintone's own screens call it. */
export const typeName = (type: string): Text => names[type] ?? [type, type]
