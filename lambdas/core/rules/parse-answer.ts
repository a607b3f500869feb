import type * as z from 'zod'
import { isBlank, type MessageKey, memo, messages } from '../../../statemachine/inputs.ts'
import { type Outcome, type TaskNode, taskDefinition } from '../../../statemachine/process.ts'
import { type AskedVariable, inputSchemas } from '../../../statemachine/variables.ts'
import { hasValidCheckDigit } from '../tracking-number.ts'

/** What is wrong, by field: a variable's code, `outcome`, `reason` or `q_memo`. */
export type Problems = Record<string, MessageKey>

export type ParsedAnswer =
  | { outcome: Outcome; values: Partial<Record<AskedVariable, string>>; reason?: string; memo?: string }
  | { problems: Problems }

/** The message of a schema's issue, as the key that a page puts into words. */
export const messageKey = (message = 'required'): MessageKey =>
  Object.hasOwn(messages, message) ? (message as MessageKey) : 'required'

/** Validates the posted form of a task: only what its outcome asks for is taken, everything else is ignored. */
export function parseAnswer(node: TaskNode, form: Record<string, string>): ParsedAnswer {
  const outcome = form.outcome as Outcome | undefined
  const definition = outcome && taskDefinition(node).outcomes[outcome]
  if (!outcome || !definition || !Object.hasOwn(taskDefinition(node).outcomes, outcome))
    return { problems: { outcome: 'outcome' } }

  const problems: Problems = {}
  const take = (field: string, schema: z.ZodType<string>, required: boolean) => {
    if (!required && isBlank(form[field])) return undefined
    const parsed = schema.safeParse(form[field] ?? '')
    if (!parsed.success) problems[field] = messageKey(parsed.error.issues[0]?.message)
    return parsed.data
  }
  const values = Object.fromEntries(definition.asks.map((code) => [code, take(code, inputSchemas[code], true)]))
  const reason = definition.reason && take('reason', memo, true)
  const note = take('q_memo', memo, false)
  if (values.q_trackingNo && !hasValidCheckDigit(values.q_trackingNo) && !form.confirm_q_trackingNo)
    problems.q_trackingNo = 'trackingCheckDigit'
  if (Object.keys(problems).length > 0) return { problems }
  return { outcome, values, ...(reason && { reason }), ...(note && { memo: note }) }
}

/** Validates a memo that is left without an answer. */
export function parseMemo(form: Record<string, string>): { text: string } | { problems: Problems } {
  const parsed = memo.safeParse(form.memo ?? '')
  return parsed.success ? { text: parsed.data } : { problems: { memo: messageKey(parsed.error.issues[0]?.message) } }
}
