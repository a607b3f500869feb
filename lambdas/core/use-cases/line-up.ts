import { type Changed, changeOrder } from '../change-order.ts'
import { fingerprint } from '../fingerprint.ts'
import { inParallel } from '../in-parallel.ts'
import { errorFields } from '../nouhin-error.ts'
import type { Clock, Log, Orders, Secrets, SettingsSource } from '../ports.ts'
import { type LineUp, lineUp } from '../rules/line-up.ts'
import { addedMails } from './send-mails.ts'

export interface LineUpDeps {
  orders: Orders
  settings: SettingsSource
  secrets: Pick<Secrets, 'keyRing'>
  clock: Clock
  log: Log
}

/** What one process remembers of its looks at the lanes; a new one looks at every open order again. */
export interface LaneWatch {
  /** Which lanes the looks are for, and when they were first seen so. */
  lanes?: string
  since: number
  /** The look under way: when it began and where it goes on. */
  begun?: number
  after?: string
  hasFailed: boolean
  looks: number
  isOver: boolean
}
export const newLaneWatch = (): LaneWatch => ({
  since: 0,
  begun: undefined,
  after: undefined,
  hasFailed: false,
  looks: 0,
  isOver: false,
})

/** Settings are cached for a minute, so a task may be opened by the old ones for as long after they have changed. */
const settleSeconds = 120
/** An order that can never be changed does not have all others looked at for ever. */
const mostLooks = 10
/** So many orders are looked at in one patrol, and so many with mails; the next patrol goes on from there. */
const mostAtOnce = { orders: 2_000, withMails: 200 }
const pageSize = 100
const width = 10

/** The ids of mails that were decided and not sent yet, by pid. */
export type DecidedMails = Map<string, string[]>

/**
 * Once the lanes of the settings have changed, or this process is new: brings the open tasks of all orders in line with
 * them.
 * @returns the mails that this has decided, for the caller to send
 */
export async function lineUpOpen(deps: LineUpDeps, watch: LaneWatch): Promise<DecidedMails> {
  const mails: DecidedMails = new Map()
  const command = await commandOf(deps)
  const lanes = await lanesOf(deps)
  if (lanes !== watch.lanes) Object.assign(watch, newLaneWatch(), { lanes, since: command.now.getTime() })
  if (watch.isOver) return mails
  watch.begun ??= command.now.getTime()
  for (let looked = 0; looked < mostAtOnce.orders && mails.size < mostAtOnce.withMails; looked += pageSize) {
    const page = await deps.orders.list({ state: 'open', newestFirst: false, limit: pageSize, after: watch.after })
    await inParallel(page.items, width, async (pid) => {
      const decided = await lineUpOne(deps, watch, pid, command)
      if (decided.length > 0) mails.set(pid, decided)
    })
    watch.after = page.next
    if (page.next === undefined) {
      endLook(watch)
      break
    }
  }
  return mails
}

function endLook(watch: LaneWatch) {
  const isSettled = !watch.hasFailed && (watch.begun ?? 0) >= watch.since + settleSeconds * 1000
  const looks = watch.looks + 1
  Object.assign(watch, { looks, isOver: isSettled || looks >= mostLooks, begun: undefined, hasFailed: false })
}

/** One order that cannot be read or changed holds up no other. */
async function lineUpOne(deps: LineUpDeps, watch: LaneWatch, pid: string, command: LineUp): Promise<string[]> {
  try {
    return mailsOf(await changeOrder(deps.orders, pid, (order) => lineUp(order, command)))
  } catch (error) {
    watch.hasFailed = true
    deps.log.error('an order could not be brought in line with its lanes', { pid, ...errorFields(error) })
    return []
  }
}

/**
 * One order, now: before its people are told of a deadline, or when it is offered to more of them.
 * @returns the ids of the mails, for the caller to send
 */
export async function lineUpOrder(deps: LineUpDeps, pid: string): Promise<string[]> {
  const command = await commandOf(deps)
  return mailsOf(await changeOrder(deps.orders, pid, (order) => lineUp(order, command)))
}

const mailsOf = (changed: Changed) => ('refusal' in changed ? [] : addedMails(changed))

async function commandOf({ settings, secrets, clock }: LineUpDeps): Promise<LineUp> {
  const { lanes, links } = await settings.get()
  const { current: kid } = await secrets.keyRing()
  return { members: (lane) => lanes[lane].members, kid, linkDays: links.days, now: clock.now() }
}

const lanesOf = async ({ settings }: LineUpDeps) =>
  fingerprint(
    JSON.stringify(Object.entries((await settings.get()).lanes).map(([lane, { members }]) => [lane, members])),
  )
