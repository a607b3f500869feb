import { withoutHonorific } from '../../../statemachine/honorific.ts'
import { memo } from '../../../statemachine/inputs.ts'
import type { Problem } from '../../../statemachine/problems.ts'
import { type Outcome, type TaskNode, taskDefinition } from '../../../statemachine/process.ts'
import { isBlank } from '../../../statemachine/typed-text.ts'
import { type AskedVariable, inputSchemas, type Variables, variables } from '../../../statemachine/variables.ts'
import { foldName } from '../fold-name.ts'
import { isSecret } from '../mask-secrets.ts'
import { hasValidCheckDigit } from '../tracking-number.ts'
import { takeExactly } from './take-exactly.ts'
import { type Taken, takeTyped } from './take-typed.ts'

/** What is wrong, by field: a variable's code, `outcome`, `reason` or `q_memo`. */
export type Problems = Record<string, Problem>

export type ParsedAnswer =
  | { outcome: Outcome; values: Partial<Record<AskedVariable, string>>; reason?: string; memo?: string }
  | { problems: Problems }

type Form = Readonly<Record<string, string>>
type Known = Partial<Pick<Variables, 'q_customerName'>>

/**
 * Validates the posted form of a task: only what its outcome asks for is taken, everything else is ignored. `known` is
 * what the order holds: a 様 behind the customer's own name is none of the name.
 */
export function parseAnswer(node: TaskNode, form: Form, known: Known = {}): ParsedAnswer {
  const outcome = form.outcome as Outcome | undefined
  const definition = outcome && taskDefinition(node).outcomes[outcome]
  if (!outcome || !definition || !Object.hasOwn(taskDefinition(node).outcomes, outcome))
    return { problems: { outcome: 'outcome' } }

  const problems: Problems = {}
  const take = (field: string, taken: Taken) => {
    if ('value' in taken) return taken.value
    problems[field] = taken.problem
    return undefined
  }
  const values = Object.fromEntries(definition.asks.map((code) => [code, take(code, takeVariable(code, form, known))]))
  const reason = definition.reason && take('reason', takeTyped(memo, form.reason))
  // Enter in a field completes: whoever has begun to return the task has not meant that.
  if (!definition.reason && mayReturn(node) && !isBlank(form.reason)) problems.reason = 'reasonUnused'
  const note = isBlank(form.q_memo) ? undefined : take('q_memo', takeTyped(memo, form.q_memo))
  if (Object.keys(problems).length > 0) return { problems }
  return { outcome, values, ...(reason && { reason }), ...(note && { memo: note }) }
}

const mayReturn = (node: TaskNode) => taskDefinition(node).outcomes.returned?.reason !== undefined

/** Validates a memo that is left without an answer. */
export function parseMemo(form: Form): { text: string } | { problems: Problems } {
  const taken = takeTyped(memo, form.memo)
  return 'value' in taken ? { text: taken.value } : { problems: { memo: taken.problem } }
}

/** What works only as it was issued: keys, passwords, web addresses. */
const isExact = (code: AskedVariable) => isSecret(code) || variables[code].type === 'url'

function takeVariable(code: AskedVariable, form: Form, known: Known): Taken {
  const schema = inputSchemas[code]
  if (isExact(code)) {
    const [typed, seen, keep] = [form[code], form[`seen_${code}`], Boolean(form[`keep_${code}`])]
    return takeExactly({ schema, typed, kind: isSecret(code) ? 'secret' : 'url', seen, keep })
  }
  const taken = takeTyped(schema, form[code])
  if ('problem' in taken) return taken
  if (code === 'q_sendName') return { value: withoutHonorific(taken.value, isNameOf(known.q_customerName)) }
  if (code === 'q_trackingNo' && !hasValidCheckDigit(taken.value) && !form.confirm_q_trackingNo)
    return { problem: 'trackingCheckDigit' }
  return taken
}

const isNameOf = (customerName: string | undefined) => {
  const name = foldName(withoutHonorific(customerName ?? ''))
  return (other: string) => name !== '' && foldName(other) === name
}
