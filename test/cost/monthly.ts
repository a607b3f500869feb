import { dollars, dollarsOfSecrets } from './bill.ts'
import { prices } from './prices.ts'
import { recordSchedules } from './record.ts'

const minutes = 30 * 24 * 60
/** As `lib/schedules.ts` has them. */
const runs = { patrol: minutes, reconcile: minutes / 5 }
/** The link keys, the webhook's secrets and kintone's token. */
const secrets = 3

/** What 30 days cost in US dollars, whatever the number of orders; and what each order adds while it is open. */
export async function monthlyDollars() {
  const { patrol, reconcile, reconcileWithOne } = await recordSchedules()
  return {
    patrol: runs.patrol * (dollars(patrol) + dollarsOfSecrets(patrol)),
    reconcile: runs.reconcile * (dollars(reconcile) + dollarsOfSecrets(reconcile)),
    secrets: secrets * prices.of.secretMonth.usd,
    'encryption key': prices.of.keyMonth.usd,
    'each open order': runs.reconcile * (dollars(reconcileWithOne) - dollars(reconcile)),
  }
}
