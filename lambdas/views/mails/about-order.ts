import { nodes } from '../../../statemachine/process.ts'
import { withoutSecrets } from '../../core/mask-secrets.ts'
import type { Offer, Order, Task } from '../../core/order.ts'
import type { Text } from '../bilingual.ts'
import { common, laneText } from '../texts.ts'
import { jstText, span, timeLeft } from '../time.ts'
import { nodeText } from '../what-comes-next.ts'
import type { Fact } from './mail-content.ts'
import { mailLine } from './mail-line.ts'
import { mailTexts } from './mail-texts.ts'

/** What somebody typed, with every secret masked, also one that only shows once invisible characters have gone. */
export const typed = (text: string, { variables }: Order): string =>
  withoutSecrets(text, variables)
    .split(/\r\n|[\n\r]/)
    .map((line) => withoutSecrets(mailLine(line, 2000), variables))
    .join('\n')

export const titleOf = (order: Order): string =>
  order.title ? mailLine(typed(order.title, order)) : common.untitled[0]

/** `2026年11月26日(木) 17:00(残り 2日7時間)` and the same in English. */
export function deadlineText({ variables }: Order, now: Date): Text {
  const limit = variables.q_taskLimitDatetime
  if (!limit) return ['—', '']
  const [text, left] = [jstText(limit), timeLeft(limit, now)?.text]
  return left ? [`${text[0]}(${left[0]})`, `${text[1]} (${left[1]})`] : text
}

/** The deadline, and in a line of its own how much time is left or past. */
export function deadlineFacts({ variables }: Order, now: Date): Fact[] {
  const limit = variables.q_taskLimitDatetime
  if (!limit) return [[common.deadline, '—']]
  const date: Fact = [common.deadline, jstText(limit)]
  const left = timeLeft(limit, now)
  if (!left) return [date]
  const time = span(Math.abs(Date.parse(limit) - now.getTime()))
  return [date, left.overdue ? [mailTexts.overdueBy, time, 'urgent'] : [mailTexts.timeLeft, time]]
}

export const titleFact = (order: Order): Fact => [common.title, titleOf(order)]
export const pidFact = ({ pid }: Order): Fact => [common.pid, pid]
export const idFacts = (order: Order): Fact[] => [pidFact(order), [common.record, order.recordId]]

/** Lane and, where it is not the first, round of a task. */
export const taskFacts = ({ node, round }: Task): Fact[] => [
  [common.lane, laneText(nodes[node].lane)],
  ...(round > 1 ? [[common.round, [`${round} 回目`, `Round ${round}`]] satisfies Fact] : []),
]

export const whatToDo = (advice: Text): Fact => [mailTexts.whatToDo, advice, 'warning']
export const happened = (at: string | undefined): Fact[] => (at ? [[mailTexts.at, jstText(at)]] : [])

export const nodeFact = ({ node }: Task): Fact => [common.node, nodeText(node)]

export const standingOffers = ({ offers }: Task): Offer[] =>
  offers.filter(({ withdrawnAt }) => withdrawnAt === undefined)

/** Who has taken the task and since when; none: nobody yet, and who was asked. */
export function holderFact(task: Task): Fact {
  const holder = task.offers.find(({ ref }) => ref === task.holder?.ref)
  if (!holder || !task.holder) {
    const names = standingOffers(task).map(({ member }) => member.name)
    return [
      mailTexts.askedOnly,
      [`${names.join('、')}(まだ誰も引き受けていません)`, `${names.join(', ')} (nobody has taken it yet)`],
    ]
  }
  return [mailTexts.heldBy, since(holder.member.name, task.holder.at)]
}

export function since(name: string, at: string): Text {
  const time = jstText(at)
  return [`${name}(${time[0]} から)`, `${name} (since ${time[1]})`]
}
