import type { MailBlock } from './mail-body.ts'

export interface MailContent {
  subject: string
  blocks: MailBlock[]
}
