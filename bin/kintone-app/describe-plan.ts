import type { Text } from '../../lambdas/views/bilingual.ts'
import { table } from '../output/table.ts'
import { describeFinding } from './describe-finding.ts'
import type { Plan } from './plan.ts'
import { typeName } from './type-names.ts'

/** The plan for people. */
export function describePlan({ add, update, cannot }: Plan): string {
  const labels = (options: Record<string, { label: string }> = {}) => Object.keys(options).join(' ')
  const rows = [
    ...Object.values(add).map(({ code, type, options }) => [
      '追加 / add',
      code,
      typeName(type).join(' / '),
      labels(options),
    ]),
    ...Object.entries(update).map(([code, { type, options }]) => [
      '選択肢 / choices',
      code,
      typeName(type).join(' / '),
      labels(options),
    ]),
  ]
  const planned = rows.length > 0 ? [table(['', 'コード / code', '種類 / type', '選択肢 / choices'], rows)] : []
  return [...planned, ...cannot.map((finding) => both(describeFinding(finding)))].join('\n')
}

const both = ({ what, repair }: { what: Text; repair: Text }) =>
  `NG  ${what[0]} / ${what[1]}\n    → ${repair[0]} / ${repair[1]}`
