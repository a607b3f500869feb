import type { Text } from '../../lambdas/views/bilingual.ts'
import { common, orderStatus, taskStatus } from '../../lambdas/views/texts.ts'
import { jstText } from '../../lambdas/views/time.ts'
import { nodeText } from '../../lambdas/views/what-comes-next.ts'
import { variables } from '../../statemachine/variables.ts'
import { printable, table } from '../output/table.ts'
import type { CaseJson, FoundCasesJson } from './office.ts'

const both = ([ja, en]: Text) => (en && en !== ja ? `${ja} / ${en}` : ja)
const when = (instant: unknown) => (typeof instant === 'string' ? jstText(instant)[0] : '')
const open = ({ tasks }: CaseJson) => tasks.filter(({ status }) => status === 'open')

const heads = ['案件 / order', '状態 / status', '顧客 / customer', '期限 / deadline', 'いま / now', '失敗 / failure']

/** The list for people; newest facts first, as the console sorts them. */
export function casesTable({ open: running, ended, more }: FoundCasesJson): string {
  const cases = [...running, ...ended]
  if (cases.length === 0) return '案件はありません / no orders'
  const rows = cases.map((one) => [
    one.pid,
    both(orderStatus[one.status]),
    String(one.variables.q_customerName ?? ''),
    when(one.variables.q_taskLimitDatetime),
    open(one)
      .map(({ node, round }) => `${node}#${round}`)
      .join(' '),
    one.failure?.error ?? '',
  ])
  const older = more.open || more.ended ? '\nほかに古い案件があります / there are older ones' : ''
  return `${table(heads, rows)}${older}`
}

/** One order for people. */
export function caseText(one: CaseJson): string {
  const known = Object.entries(variables).flatMap(([code, { label, english }]) => {
    const value = (one.variables as Record<string, unknown>)[code]
    return typeof value === 'string' && value !== '' ? [[both([label, english]), when(value) || value]] : []
  })
  const facts = [
    ['案件 / order', one.pid],
    ['状態 / status', both(orderStatus[one.status])],
    ['始まり / opened', when(one.openedAt)],
    ...(one.desiredDateTooFar ? [['期限について / deadline', both(common.desiredTooFar)]] : []),
    ...(one.endedAt ? [['終わり / ended', when(one.endedAt)]] : []),
    ...(one.failure ? [['失敗 / failure', `${one.failure.error} ${when(one.failure.at)}`]] : []),
    ...known,
  ]
  const tasks = one.tasks.map(({ node, round, status, openedAt, answeredBy = '' }) => [
    `${node}#${round}`,
    both(nodeText(node)),
    both(taskStatus[status]),
    when(openedAt),
    answeredBy,
  ])
  const events = one.events.slice(-20).map(({ at, type, by = '', node = '' }) => [when(at), type, node, by])
  return [
    facts.map(([name = '', value = '']) => `${name}: ${printable(value)}`).join('\n'),
    table(['作業 / task', '', '状態 / status', '始まり / opened', '回答 / answered by'], tasks),
    table(['日時 / when', '出来事 / event', '', '人 / by'], events),
  ].join('\n\n')
}
