import type { FunctionName } from '../../lib/names.ts'

const table = ['TABLE_NAME']
const settings = ['SETTINGS_PARAMETER', 'PUBLIC_URL']
const kintone = ['KINTONE_TOKEN_SECRET', 'KINTONE_BASE_URL']
const linkKeys = ['LINK_KEYS_SECRET']
const mails = ['MAIL_CONFIGURATION_SET']
const stateMachine = ['STATE_MACHINE_ARN']
const start = [...stateMachine, 'STATE_MACHINE_ALIAS_ARN']

/** What each function needs to be told, and nothing more. */
export const variablesByFunction: Record<FunctionName, string[]> = {
  'receive-webhook': [...table, ...settings, ...kintone, ...start, 'WEBHOOK_SECRETS_SECRET'],
  'fetch-record': [...table, ...settings, ...kintone],
  'set-variables': [...table, ...settings],
  'update-record': [...table, ...settings, ...kintone, ...mails, ...stateMachine],
  'open-task': [...table, ...settings, ...linkKeys, ...mails],
  'task-page': [...table, ...settings, ...linkKeys, ...mails],
  style: [],
  patrol: [...table, ...settings, ...kintone, ...linkKeys, ...mails, ...start],
  reconcile: [...table, ...settings, ...kintone, ...start],
  'execution-ended': [...table, ...settings, ...mails, ...stateMachine],
  'mail-events': [...table, ...settings, ...mails, ...stateMachine],
}
