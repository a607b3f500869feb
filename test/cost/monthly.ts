import { dollars, dollarsOfSecrets } from './bill.ts'
import { fixedParts } from './fixed-parts.ts'
import { prices } from './prices.ts'
import { recordSchedules } from './record.ts'

const minutes = 30 * 24 * 60
/** As `lib/schedules.ts` has them. */
const runs = { patrol: minutes, reconcile: minutes / 5 }

/** What 30 days cost in US dollars, whatever the number of orders; and what each order adds while it is open. */
export async function monthlyDollars() {
  const { patrol, reconcile, reconcileWithOne, ownFigures } = await recordSchedules()
  const { keys, secrets, alarmFigures, dashboards } = fixedParts()
  return {
    patrol: runs.patrol * (dollars(patrol) + dollarsOfSecrets(patrol)),
    reconcile: runs.reconcile * (dollars(reconcile) + dollarsOfSecrets(reconcile)),
    secrets: secrets * prices.of.secretMonth.usd,
    'encryption keys': keys * prices.of.keyMonth.usd,
    alarms: alarmFigures * prices.of.alarmFigureMonth.usd,
    dashboard: dashboards * prices.of.dashboardMonth.usd,
    'figures of our own': ownFigures * prices.of.ownFigureMonth.usd,
    'each open order': runs.reconcile * (dollars(reconcileWithOne) - dollars(reconcile)),
  }
}
