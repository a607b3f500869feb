import { cutText } from '../cut-text.ts'
import type { KintoneRefusal, Order } from '../order.ts'
import type { RefusedByKintone } from '../refused-by-kintone.ts'
import { after } from '../time.ts'
import { hasRoomForNeed } from './capacity.ts'
import { type Decided, refuse, unchanged } from './decided.ts'
import { isLive, running } from './fence.ts'
import { journal } from './journal.ts'

/** How the record and the app's form stand: a person who has mended either has raised its revision. */
export interface Revisions {
  revision?: string
  form?: string
}
export interface Refused extends Revisions {
  why: RefusedByKintone
}

/** More tries than this for one order are nobody's mending. */
const mostTries = 50
/** Whoever asked is given this long to run it; after that somebody else asks for the same try. */
const triedWithin = { seconds: 60 }

export const refusalOf = ({ why, revision, form }: Refused, now: Date): KintoneRefusal => ({
  at: now.toISOString(),
  error: why.name,
  fields: why.fields.map(({ code, says }) => ({ code, says: [...says] })),
  ...(revision !== undefined && { revision }),
  ...(form !== undefined && { form }),
})

/** The order keeps what the execution, which is about to fail of it, may not hold. */
export function keepRefusal(order: Order, command: Refused & { now: Date }): Decided {
  if (!isLive(order)) return refuse({ kind: 'order-ended', status: order.status })
  return { order: { ...running(order), refused: refusalOf(command, command.now) } }
}

const triesOf = ({ events }: Order) => events.filter(({ type, by }) => type === 'retry-requested' && !by).length

/** What a failure named `error` was, as the order knows it: an older definition tells it by another name. */
export function refusalBehind(order: Order, error: string, now: Date): KintoneRefusal | undefined {
  const { refused } = order
  if (!refused || (error !== 'KintoneRecordRefused' && error !== 'KintoneSetupError')) return undefined
  const isLast = triesOf(order) >= mostTries || !hasRoomForNeed(order)
  return isLast ? { ...refused, asked: { at: now.toISOString(), over: true } } : refused
}

/** An event is kept for each failure, the refusal itself for the last only. */
const longestCodes = 200
export const codesOf = ({ fields }: KintoneRefusal) => cutText(fields.map(({ code }) => code).join(' '), longestCodes)

/** Somebody has changed the record, or the app's form, since kintone refused. */
export const isMended = (refused: KintoneRefusal, { revision, form }: Revisions): boolean =>
  isNewer(revision, refused.revision) || (form !== undefined && refused.form !== undefined && form !== refused.form)

const isNewer = (now: string | undefined, then: string | undefined) =>
  now !== undefined && then !== undefined && Number(now) > Number(then)

/** Whether the system tries a failed order again once a person has changed something that helps it. */
export const goesOnByItself = ({ status, failure, conflict }: Order): boolean =>
  // What a person has changed against the order comes first; once it is set back, that is a newer record.
  status === 'failed' && failure?.refused !== undefined && !failure.refused.asked?.over && conflict === undefined

/**
 * The system asks for one try with the record and the form as they stand now. Of two who see the same, one asks; a try
 * that was asked for and never begun is asked for again, by whoever looks next, and is told of once.
 */
export function askToGoOn(order: Order, command: Revisions & { now: Date }): Decided {
  const refused = order.failure?.refused
  if (!order.failure || !refused || !goesOnByItself(order)) return refuse({ kind: 'not-failed' })
  const { revision, form, now } = command
  if (!isMended(refused, command)) return unchanged(order)
  const at = now.toISOString()
  const { asked } = refused
  const seen = { revision: revision ?? asked?.revision ?? refused.revision, form: form ?? asked?.form ?? refused.form }
  const isSame = asked !== undefined && asked.revision === seen.revision && asked.form === seen.form
  if (asked && isSame && after(asked.at, triedWithin.seconds) > at) return unchanged(order)
  const failure = { ...order.failure, refused: { ...refused, asked: { at, ...known(seen) } } }
  if (isSame) return { order: { ...order, failure } }
  const data = {
    error: order.failure.error,
    because: isNewer(revision, refused.revision) ? 'record-changed' : 'form-changed',
  }
  return { order: journal({ ...order, failure }, { at, type: 'retry-requested', data }) }
}

const known = ({ revision, form }: Revisions): Revisions => ({
  ...(revision !== undefined && { revision }),
  ...(form !== undefined && { form }),
})
