import type { Executions } from './executions.ts'
import type { FixedEgress } from './fixed-egress.ts'
import type { MailIdentity } from './mail-identity.ts'
import type { CodeOf, NouhinFunction } from './nouhin-function.ts'
import type { ProcessTable } from './process-table.ts'
import type { Secrets } from './secrets.ts'
import type { SettingsParameter } from './settings-parameter.ts'
import type { WebApi } from './web-api.ts'

/** What the functions work with. */
export interface Office {
  stage: string
  table: ProcessTable
  settings: SettingsParameter
  secrets: Secrets
  executions: Executions
  mail: MailIdentity
  web: WebApi
  egress?: FixedEgress
  codeOf: CodeOf
}

/** Composing and sending mails with task links in them. */
export function allowMails({ settings, secrets, mail }: Office, fn: NouhinFunction) {
  settings.allowRead(fn)
  secrets.linkKeys.allowRead(fn)
  mail.allowSend(fn)
}
