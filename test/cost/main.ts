import { dollars, dollarsOfMails, dollarsOfSecrets } from './bill.ts'
import { budgets } from './budget.ts'
import { monthlyDollars } from './monthly.ts'
import { type PathName, paths } from './paths.ts'
import { prices } from './prices.ts'
import { atOffice, recordOrder } from './record.ts'

const rounded = (usd: number) => Number(usd.toFixed(4))

const rows = []
for (const path of Object.keys(paths) as PathName[]) rows.push([path, await look(path)] as const)
console.table(Object.fromEntries(rows))
console.log('USD per 1,000 orders; secrets: if nothing was cached before; mails: two people in the licence lane.')
console.table(
  Object.fromEntries(
    Object.entries(await monthlyDollars()).map(([part, usd]) => [part, { 'USD / 30 days': rounded(usd) }]),
  ),
)
console.log(`List prices of ${prices.region} as of ${prices.date}, without free tiers:`)
console.table(
  Object.fromEntries(
    Object.entries(prices.of).map(([what, { usd, page }]) => [what, { usd: usd.toPrecision(6), page }]),
  ),
)
console.log(
  [
    'Counted by rule, as the simulated DynamoDB leaves it out: writes of the indexes, puts whose condition fails, empty queries.',
    "Not counted: logs, traces, KMS requests, storage, traffic, starts of processes; Step Functions' task tokens are",
    'longer than the simulated ones, which is some write units more. How long a call takes is assumed.',
  ].join('\n'),
)

async function look(path: PathName) {
  const usage = await atOffice((office) => recordOrder(path, office))
  return {
    states: usage.statesEntered,
    'Lambda calls': usage.lambdaCalls,
    'GB s': rounded(usage.gigabyteSeconds),
    'AWS API calls': usage.apiCalls,
    'HTTP requests': usage.httpRequests,
    'read units': usage.readUnits,
    'write units': usage.writeUnits,
    USD: rounded(1_000 * dollars(usage)),
    budget: budgets[path].dollars,
    'secret reads': usage.secretReads,
    'USD secrets': rounded(1_000 * dollarsOfSecrets(usage)),
    mails: usage.mails,
    'USD mails': rounded(1_000 * dollarsOfMails(usage)),
  }
}
