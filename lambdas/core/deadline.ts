import type { Settings } from '../../settings/settings.ts'
import { addBusinessDays, dayInJapan, momentInJapan } from './business-day.ts'
import type { Order } from './order.ts'
import { after } from './time.ts'

type DeadlineRule = Pick<Settings['deadline'], 'businessDays' | 'time' | 'closures' | 'desiredWithinDays'>

export interface Deadline {
  at: Date
  /** 構築希望日時 is further off than `desiredWithinDays`: a slip of somebody's keyboard, not a plan. */
  desiredTooFar: boolean
}

const daySeconds = 86_400

/**
 * タスク期限日時: 構築希望日時 when it is later than now and not too far off, else some business days from today at the set
 * time in Japan; the next business day when that time has gone by.
 * @throws NoBusinessDay
 */
export function deadlineOf(desired: string | undefined, now: Date, settings: DeadlineRule): Deadline {
  // What is no date at all is later than nothing.
  const wished = new Date(desired ?? Number.NaN)
  const desiredTooFar = wished > new Date(after(now, settings.desiredWithinDays * daySeconds))
  if (wished > now && !desiredTooFar) return { at: wished, desiredTooFar }
  const at = (count: number) => momentInJapan(addBusinessDays(dayInJapan(now), count, settings.closures), settings.time)
  const deadline = at(settings.businessDays)
  return { at: deadline > now ? deadline : at(1), desiredTooFar }
}

/** The type of the event, and the kind of the mail, that tell of a 構築希望日時 that did not become the deadline. */
export const desiredTooFarEvent = 'desired-date-too-far'

/** Whether the order's deadline is the ordinary one because 構築希望日時 was too far off. */
export const isDesiredTooFar = ({ events }: Pick<Order, 'events'>): boolean =>
  events.some(({ type }) => type === desiredTooFarEvent)
