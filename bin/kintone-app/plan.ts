import { choicesOf, type Finding } from './compare-fields.ts'
import type { RequiredField } from './required-fields.ts'

export interface Option {
  label: string
  index: string
}
export interface AddedField {
  type: string
  code: string
  label: string
  options?: Record<string, Option>
  defaultValue?: string
}

/** What `nouhin setup` would do: fields and choices to add. Whatever a person has defined stays. */
export interface Plan {
  add: Record<string, AddedField>
  /** All choices of a field, those that it has and the new ones: kintone drops what a change leaves out. */
  update: Record<string, { type: string; options: Record<string, Option> }>
  /** What no addition can mend. */
  cannot: Finding[]
}

export function planSetup(findings: readonly Finding[]): Plan {
  const plan: Plan = { add: {}, update: {}, cannot: [] }
  for (const finding of findings) {
    const { field } = finding
    if (finding.kind === 'missing-field') plan.add[field.code] = fieldToAdd(field)
    else if (finding.kind === 'missing-choices')
      plan.update[field.code] = {
        type: finding.found.type,
        options: { ...finding.found.options, ...newOptions(finding.missing, choicesOf(finding.found).length) },
      }
    else if (finding.kind !== 'unknown-choices') plan.cannot.push(finding)
  }
  return plan
}

export const isEmpty = ({ add, update }: Plan) => Object.keys(add).length + Object.keys(update).length === 0

function fieldToAdd({ code, label, types: [type], choices, samples = [] }: RequiredField): AddedField {
  const labels = [...choices.map(([first]) => first), ...samples]
  if (labels.length === 0) return { type, code, label }
  // A radio button always has a choice selected; the first status starts nothing, a manual is sent when asked for.
  const defaultValue = choices.length === 2 ? choices[1]?.[0] : labels[0]
  return { type, code, label, options: newOptions(labels, 0), defaultValue }
}

const newOptions = (labels: readonly string[], from: number): Record<string, Option> =>
  Object.fromEntries(labels.map((label, index) => [label, { label, index: String(from + index) }]))
