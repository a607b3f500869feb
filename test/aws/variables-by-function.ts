import type { FunctionName } from '../../lib/names.ts'

const table = ['TABLE_NAME']
const settings = ['SETTINGS_PARAMETER', 'PUBLIC_URL']
const kintone = ['KINTONE_TOKEN_SECRET', 'KINTONE_BASE_URL']
const linkKeys = ['LINK_KEYS_SECRET']
const stateMachine = ['STATE_MACHINE_ARN']
const start = [...stateMachine, 'STATE_MACHINE_ALIAS_ARN']

/** What each function needs to be told, and nothing more. */
export const variablesByFunction: Record<FunctionName, string[]> = {
  'receive-webhook': [...table, ...settings, ...kintone, ...start, 'WEBHOOK_SECRETS_SECRET'],
  'fetch-record': [...table, ...settings, ...kintone],
  'set-variables': [...table, ...settings],
  'update-record': [...table, ...settings, ...kintone, ...stateMachine],
  'open-task': [...table, ...settings, ...linkKeys],
  'task-page': [...table, ...settings, ...linkKeys],
  style: [],
  patrol: [...table, ...settings, ...kintone, ...linkKeys, ...start],
  reconcile: [...table, ...settings, ...kintone, ...start],
  'execution-ended': [...table, ...settings, ...stateMachine],
}
