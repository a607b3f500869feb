import { dayInJapan, isBusinessDay, momentInJapan } from '../../lambdas/core/business-day.ts'
import { deadlineOf } from '../../lambdas/core/deadline.ts'
import { stagesOf } from '../../lambdas/core/rules/deadline-stages.ts'

/** Run in a host's time zone: prints what the calendar says there, which must be the same everywhere. */
const start = Date.UTC(2026, 0, 1)
const days = Array.from({ length: 730 }, (_, n) => new Date(start + n * 24 * 60 * 60 * 1000))
const rule = { businessDays: 3, time: '17:00', closures: [], desiredWithinDays: 400 }
const isWeekday = (day: Date) => day.getUTCDay() % 6 !== 0

process.stdout.write(
  JSON.stringify({
    holidays: days
      .filter(isWeekday)
      .map((day) => day.toISOString().slice(0, 10))
      .filter((day) => !isBusinessDay(day, [])),
    dayInJapan: dayInJapan(new Date('2026-03-31T15:00:00Z')),
    momentInJapan: momentInJapan('2026-04-01', '17:00'),
    deadline: deadlineOf(undefined, new Date('2026-05-01T03:00:00Z'), rule).at,
    stages: stagesOf('2026-05-06T15:30:00Z', new Date('2026-04-20T00:00:00Z'), {
      remindDaysBefore: 1,
      escalateDaysAfter: 1,
      closures: [],
    }).map(({ at }) => at),
  }),
)
