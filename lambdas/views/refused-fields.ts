import type { KintoneRefusal } from '../core/order.ts'
import { mailLine } from './mails/mail-line.ts'

/** The record's fields that kintone finds fault with, in its own words: `k_請求先住所: 必須です。` */
export const refusedFieldLines = ({ fields }: Pick<KintoneRefusal, 'fields'>): string[] =>
  fields.map(({ code, says }) => mailLine(says.length > 0 ? `${code}: ${says.join(' ')}` : code, 400))
