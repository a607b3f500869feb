import * as z from 'zod'
import { cutText } from '../../core/cut-text.ts'
import type { RefusedField } from '../../core/order.ts'

/** What an order keeps of them; kintone lists as many as there are. */
const most = { fields: 5, messages: 2, code: 128, text: 100, looked: 1_000 }

/**
 * `record.k_x.value`, `record[k_x].value`, `records[0].record.k_x.value`, `record.k_x.values[0].value`; a field in a
 * table by a second code. A code holds no dots and no brackets.
 */
const ofField =
  /^(?:records\[\d+\]\.)?record(?:\.|\[["']?)([^.[\]"']+)["']?\]?(?:\.value\[\d+\]\.value(?:\.|\[["']?)([^.[\]"']+))?/
/** kintone repeats in quotes what a field holds; addresses, URLs and long numbers are nobody's but the customer's. */
const quoted = /"[^"]*"|“[^”]*”|「[^」]*」|『[^』]*』|‘[^’]*’|`[^`]*`|(?<!\p{L})'[^']*'(?!\p{L})/gu
const values = /\S*@\S*|\S*:\/\/\S*|\p{Nd}[\p{Nd}\-ー−:/.,]{5,}/gu
/** A quote that does not end, as in a message that was cut, may hold anything up to the end. */
const openQuote = /["“「『‘`].*$/su
const unseen = /[\p{C}\p{Zl}\p{Zp}\s]+/gu

const anyErrors = z.record(z.string(), z.unknown())
const messages = z.object({ messages: z.array(z.unknown()) })

/** The record's fields that kintone names in `errors`, with what it says of each, but for what the fields hold. */
export function refusedFields(errors: unknown): RefusedField[] {
  const parsed = Array.isArray(errors) ? undefined : anyErrors.safeParse(errors).data
  const fields = new Map<string, string[]>()
  for (const [path, told] of Object.entries(parsed ?? {}).slice(0, most.looked)) {
    const [, field, column] = ofField.exec(path.slice(0, 4 * most.code)) ?? []
    if (field === undefined || /[\p{C}\p{Z}]/u.test(`${field}${column ?? ''}`)) continue
    const code = cutText(column === undefined ? field : `${field}.${column}`, most.code)
    if (!fields.has(code) && fields.size === most.fields) break
    fields.set(code, [...new Set([...(fields.get(code) ?? []), ...saidIn(told)])].slice(0, most.messages))
  }
  return [...fields].map(([code, says]) => ({ code, says }))
}

const saidIn = (told: unknown): string[] =>
  (messages.safeParse(told).data?.messages ?? [])
    .slice(0, most.messages)
    .filter((message) => typeof message === 'string')
    .map((message) => cutText(withoutValues(message.slice(0, 10 * most.text)), most.text))
    .filter((message) => message !== '')

const hidden = '「…」'
function withoutValues(message: string): string {
  const outside = message.replace(unseen, ' ').trim().split(quoted)
  return outside.map((text, index) => unquoted(text, index === outside.length - 1)).join(hidden)
}
/** Only after the last pair of quotes can one be open. */
const unquoted = (text: string, isLast: boolean) =>
  (isLast ? text.replace(openQuote, hidden) : text).replace(values, '…')
