import { openTasks } from '../../core/case-query.ts'
import type { KintoneRefusal, Order } from '../../core/order.ts'
import { currentNodes } from '../progress.ts'
import { refusedFieldLines } from '../refused-fields.ts'
import type { RecordNames } from '../set-back.ts'
import { caseTexts, common } from '../texts.ts'
import { jstText } from '../time.ts'
import { variableLabel } from '../variable-text.ts'
import { nodeText } from '../what-comes-next.ts'
import { whatToDoAboutError, whatToDoAboutGiveBack, whatToDoAboutRecord } from '../what-to-do.ts'
import { happened, idFacts, typed, whatToDo } from './about-order.ts'
import { orderCommands } from './commands.ts'
import type { Fact, MailContent } from './mail-content.ts'
import { kinds } from './mail-texts.ts'
import { type AboutOrder, linksTo } from './order-place.ts'
import { troubleTexts } from './trouble-texts.ts'

interface AboutRecord extends AboutOrder {
  names: RecordNames
}

/** To operations; carries ids only: no title, no customer. */
export function orderFailed({ order, place, names }: AboutRecord): MailContent {
  const error = order.failure?.error ?? 'States.TaskFailed'
  const advice = whatToDoAboutError(error, order, names)
  return {
    subject: `要対応 / Stopped: ${order.pid} ${error}`,
    tone: 'urgent',
    label: kinds.failed,
    heading: troubleTexts.failedHeading,
    preheader: advice[0],
    blocks: [
      { say: troubleTexts.orderFailed },
      {
        facts: [
          ...idFacts(order),
          [troubleTexts.error, error],
          ...happened(order.failure?.at),
          ...stoppedAt(order),
          ...kintoneSays(order.failure?.refused, order),
          whatToDo(advice),
        ],
      },
      ...orderCommands(order, place, canBeRedriven(order, error)),
      ...linksTo(place),
      { say: troubleTexts.whileStopped, soft: true },
      ...(openTasks(order).length > 0 ? [{ say: troubleTexts.openWhileStopped, soft: true } as const] : []),
    ],
  }
}

/** kintone's own words, which name fields and repeat nothing of what they hold. */
function kintoneSays(refused: KintoneRefusal | undefined, order: Order): Fact[] {
  const lines = refused ? refusedFieldLines(refused) : []
  return lines.length > 0 ? [[caseTexts.kintoneSays, typed(lines.join('\n'), order)]] : []
}

/** Failures after which nothing can be redriven. */
const onlyCancelled = ['KintoneRecordGone', 'ExecutionEndedEarly']
const canBeRedriven = ({ conflict }: Order, error: string) =>
  !onlyCancelled.includes(error) && conflict?.what !== 'deleted'

function stoppedAt(order: Order): Fact[] {
  const texts = currentNodes(order).map(nodeText)
  if (texts.length === 0) return []
  return [[troubleTexts.stoppedAt, [texts.map(([ja]) => ja).join('、'), texts.map(([, en]) => en).join(', ')]]]
}

/** To operations; carries ids only. */
export function recordChanged({ order, place, names }: AboutRecord): MailContent {
  const what = order.conflict?.what ?? 'changed'
  const advice = whatToDoAboutRecord(what, order, names)
  return {
    subject: `要対応 / Record ${what}: ${order.pid}`,
    tone: 'urgent',
    label: kinds.failed,
    heading: what === 'deleted' ? troubleTexts.deletedHeading : troubleTexts.changedHeading,
    preheader: advice[0],
    blocks: [
      { say: what === 'deleted' ? troubleTexts.recordDeleted : troubleTexts.recordChanged },
      { facts: [...idFacts(order), ...happened(order.conflict?.at), whatToDo(advice)] },
      ...orderCommands(order, place, false),
      ...linksTo(what === 'deleted' ? { ...place, record: undefined } : place),
      { say: what === 'deleted' ? troubleTexts.whileDeleted : troubleTexts.whileChanged, soft: true },
    ],
  }
}

/** To operations; carries ids, field codes and kintone's own words only. */
export function giveBackRefused({ order, place, names }: AboutRecord): MailContent {
  const advice = whatToDoAboutGiveBack(order, names)
  const { refused } = order.cancel ?? {}
  return {
    subject: `要対応 / Cancel waits: ${order.pid}${refused ? ` ${refused.error}` : ''}`,
    tone: 'urgent',
    label: kinds.failed,
    heading: caseTexts.giveBack,
    preheader: advice[0],
    blocks: [
      { say: troubleTexts.giveBackRefused },
      { facts: [...idFacts(order), ...happened(refused?.at), ...kintoneSays(refused, order), whatToDo(advice)] },
      ...linksTo(place),
    ],
  }
}

/** To operations; carries ids and the two dates only. */
export function desiredTooFar({ order, place }: AboutOrder): MailContent {
  const { q_maintenanceDatetime: desired, q_taskLimitDatetime: limit } = order.variables
  return {
    subject: `${kinds.toCheck[0]} / ${kinds.toCheck[1]}: ${troubleTexts.tooFarHeading[0]}: ${order.pid}`,
    tone: 'warning',
    label: kinds.toCheck,
    heading: troubleTexts.tooFarHeading,
    preheader: troubleTexts.checkDesired[0],
    blocks: [
      { say: troubleTexts.desiredTooFar },
      {
        facts: [
          ...idFacts(order),
          ...(desired ? [[variableLabel('q_maintenanceDatetime'), jstText(desired)] satisfies Fact] : []),
          ...(limit ? [[common.deadline, jstText(limit)] satisfies Fact] : []),
          whatToDo(troubleTexts.checkDesired),
        ],
      },
      ...linksTo(place),
    ],
  }
}
