import type { KintoneRefusal } from '../../lambdas/core/order.ts'
import type { Text } from '../../lambdas/views/bilingual.ts'
import { listTexts, pageTexts } from '../../lambdas/views/console/console-texts.ts'
import { mailKindOf } from '../../lambdas/views/mail-kinds.ts'
import { refusedFieldLines } from '../../lambdas/views/refused-fields.ts'
import { becameOf } from '../../lambdas/views/set-back.ts'
import { caseTexts, common, orderStatus, taskStatus } from '../../lambdas/views/texts.ts'
import { jstText } from '../../lambdas/views/time.ts'
import { nodeText } from '../../lambdas/views/what-comes-next.ts'
import { variables } from '../../statemachine/variables.ts'
import { printable, table } from '../output/table.ts'
import type { CaseJson, FoundCasesJson, ShownCaseJson } from './office.ts'

const both = ([ja, en]: Text) => (en && en !== ja ? `${ja} / ${en}` : ja)
const when = (instant: unknown) => (typeof instant === 'string' ? jstText(instant)[0] : '')
const open = ({ tasks }: CaseJson) => tasks.filter(({ status }) => status === 'open')

const heads = ['案件 / order', '状態 / status', '顧客 / customer', '期限 / deadline', 'いま / now', '失敗 / failure']

/** The list for people; newest facts first, as the console sorts them. */
export function casesTable({ open: running, ended, more, unreadable = 0 }: FoundCasesJson): string {
  const cases = [...running, ...ended]
  const leftOut = unreadable > 0 ? `\n${both(listTexts.unreadable(unreadable))}` : ''
  if (cases.length === 0) return `案件はありません / no orders${leftOut}`
  const rows = cases.map((one) => [
    one.pid,
    both(statusText(one)),
    String(one.variables.q_customerName ?? ''),
    when(one.variables.q_taskLimitDatetime),
    open(one)
      .map(({ node, round, unreachable }) => `${node}#${round}${unreachable ? '(不達 / unreached)' : ''}`)
      .join(' '),
    one.failure?.error ?? (one.conflict && !one.endedAt ? both(caseTexts[one.conflict.what]) : ''),
  ])
  const older = more.open || more.ended ? '\nほかに古い案件があります / there are older ones' : ''
  return `${table(heads, rows)}${older}${leftOut}`
}

const statusText = ({ status, nothingToDo }: CaseJson) => (nothingToDo ? orderStatus.nothingToDo : orderStatus[status])

/** The status is what a step has set; of an open order kintone may read something else still, or again. */
function stillToWrite({ endedAt, record, variables: { q_status } }: CaseJson): string {
  const differs = endedAt === undefined && record !== undefined && record.status !== q_status
  return differs ? ` ${both(pageTexts.recordReads(record.status))}` : ''
}

/** Who has an open task, or was asked; with the ids that `reassign` takes. */
function people({ status, asked, holder }: CaseJson['tasks'][number]): string {
  if (status !== 'open') return ''
  const held = asked.filter(({ id }) => id === holder)
  return (held.length > 0 ? held : asked).map(({ id, name }) => `${name} (${id})`).join(', ')
}

const notReached = ({ unreachable, unreached = [] }: CaseJson['tasks'][number]) =>
  unreachable ? '誰にも届きません / nobody reached' : unreached.join(', ')

const cancelled = ({ at, by, reason, record }: NonNullable<CaseJson['cancel']>) => [
  ['中止 / cancelled', `${reason} (${by}, ${when(at)})`],
  ...(record ? [['中止後の kintone / kintone then', both(becameOf(record))]] : []),
]

/** What the record read when it was last looked at, and where it is. */
const record = ({ record, recordUrl }: CaseJson) => [
  ...(record ? [['kintone のレコード / kintone record', `${record.pid || '—'}, ${record.status}`]] : []),
  ...(recordUrl ? [['', recordUrl]] : []),
]

/** Which fields kintone finds fault with, in its own words. */
const kintoneSays = (refused: KintoneRefusal | undefined) =>
  refused ? refusedFieldLines(refused).map((line) => [both(caseTexts.kintoneSays), line]) : []

/** One order for people. */
export function caseText(one: ShownCaseJson): string {
  const known = Object.entries(variables).flatMap(([code, { label, english }]) => {
    const value = (one.variables as Record<string, unknown>)[code]
    if (typeof value !== 'string' || value === '') return []
    return [[both([label, english]), (when(value) || value) + (code === 'q_status' ? stillToWrite(one) : '')]]
  })
  const facts = [
    ['案件 / order', one.pid],
    ['状態 / status', both(statusText(one))],
    ['始まり / opened', when(one.openedAt)],
    ...(one.desiredDateTooFar ? [['期限について / deadline', both(common.desiredTooFar)]] : []),
    ...(one.endedAt ? [['終わり / ended', when(one.endedAt)]] : []),
    ...(one.failure ? [['失敗 / failure', `${one.failure.error} ${when(one.failure.at)}`]] : []),
    ...(one.conflict
      ? [[both(caseTexts.conflict), `${both(caseTexts[one.conflict.what])} ${when(one.conflict.at)}`]]
      : []),
    ...kintoneSays(one.failure?.refused ?? one.cancel?.refused),
    ...one.whatToDo.map((advice) => ['対応 / what to do', both(advice)]),
    ...(one.cancel ? cancelled(one.cancel) : []),
    ...known,
    ...record(one),
  ]
  const tasks = one.tasks.map((task) => [
    `${task.node}#${task.round}`,
    both(nodeText(task.node)),
    both(taskStatus[task.status]),
    when(task.openedAt),
    task.answeredBy ?? people(task),
    notReached(task),
  ])
  const events = one.history.slice(-20).map(({ at, says }) => [when(at), both(says)])
  return [
    facts.map(([name = '', value = '']) => `${name}: ${printable(value)}`).join('\n'),
    table(
      [
        '作業 / task',
        '',
        '状態 / status',
        '始まり / opened',
        '回答か担当 / answered by, or with',
        'メール不達 / not reached',
      ],
      tasks,
    ),
    ...mailTables(one.mails),
    table(['日時 / when', '出来事 / event'], events),
  ].join('\n\n')
}

/** The mails that did not arrive, and those that have not gone yet. */
function mailTables({ unsent, returned }: CaseJson['mails']): string[] {
  const back = returned.map(({ at, mail = '', member = '', code = '' }) => [
    when(at),
    both(mailKindOf(mail)),
    member,
    code,
  ])
  const waiting = unsent.map(({ id, failingSince, failures, nextTry }) => [
    when(failingSince),
    both(mailKindOf(id)),
    String(failures),
    when(nextTry),
  ])
  return [
    ...(back.length > 0 ? [table(['届かなかったメール / came back', '', '人 / to', '理由 / reason'], back)] : []),
    ...(waiting.length > 0
      ? [table(['送れていないメール / not sent since', '', '回数 / tries', '次 / next try'], waiting)]
      : []),
  ]
}
