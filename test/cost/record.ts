import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { indexOf } from '../../lambdas/core/rules/attention.ts'
import { styleSheetPath } from '../../lambdas/views/style.ts'
import type { FunctionName } from '../../lib/names.ts'
import { type Lane, nodes } from '../../statemachine/process.ts'
import { castOf } from '../aws/cast.ts'
import { type LambdaOffice, startLambdaOffice } from '../aws/lambda-office.ts'
import { until } from '../e2e/until.ts'
import { type Desk, open, type PathName, paths } from './paths.ts'
import { type Usage, usageOf } from './usage.ts'

/** As long as each other, as what is stored costs by its length. */
const customers: Record<PathName, string> = {
  'without shipping': '髙﨑 一郎',
  'with shipping': '髙﨑 二郎',
  'one return round': '髙﨑 三郎',
  'not 対応要': '髙﨑 四郎',
}

/**
 * Plays one order at an office where nothing else goes on, and counts; to the blanking of its secrets. What is cached
 * there already changes how many secrets are read, and nothing else that costs.
 */
export async function recordOrder(path: PathName, office: LambdaOffice): Promise<Usage> {
  const succeeded = async () => (await office.machine.listExecutions({ statusFilter: 'SUCCEEDED' })).executions
  const before = (await succeeded()).length
  office.calls.clear()
  await paths[path](deskAt(office, customers[path]))
  const [execution] = await until(succeeded, ({ length }) => length > before)
  await settled(office)
  const { executionArn = '', name = '' } = execution ?? {}
  const { events } = await office.machine.getExecutionHistory({ executionArn, maxResults: 1_000 })
  const own = usageOf(office.calls.calls, events.filter(({ type }) => type.endsWith('StateEntered')).length)
  return plus(own, await blankingOf(office, name))
}

/** What it adds to the patrol that finds it when the secrets of an order are blanked, as far as the order has any. */
async function blankingOf(office: LambdaOffice, pid: string): Promise<Usage> {
  const patrol = async () => {
    office.calls.clear()
    await office.invoke('patrol', {}, 'scheduler')
    return usageOf(office.calls.calls)
  }
  const idle = await patrol()
  const order = await office.orders.get(pid)
  if (!order?.blankSecretsAt) return plus(idle, idle, -1)
  const due = { ...order, blankSecretsAt: order.endedAt }
  await office.orders.put(due, indexOf(due))
  const blanking = await patrol()
  const left = await office.orders.get(pid)
  if (left?.variables.q_licenseKey !== undefined) throw new Error('the secrets are still there')
  return plus(blanking, idle, -1)
}

const plus = (one: Usage, other: Usage, times = 1): Usage =>
  Object.fromEntries(
    Object.entries(one).map(([key, value]) => [key, value + times * other[key as keyof Usage]]),
  ) as unknown as Usage

/** What one run of each schedule causes while no order is open, and a reconcile with one that waits for its people. */
export const recordSchedules = () =>
  atOffice(async (office) => {
    const run = async (name: FunctionName) => {
      await settled(office)
      office.calls.clear()
      await office.invoke(name, {}, 'scheduler')
      return usageOf(office.calls.calls)
    }
    const patrol = await run('patrol')
    const reconcile = await run('reconcile')
    await open(deskAt(office, customers['without shipping']), false)
    await until(
      () => office.aws.mails.length,
      (mails) => mails > 0,
      30,
    )
    const reconcileWithOne = await run('reconcile')
    return { patrol, reconcile, reconcileWithOne, ownFigures: figuresIn(office.logs()).size }
  })

/** What CloudWatch makes metrics of. */
function figuresIn(logs: string): Set<string> {
  const lines = logs.matchAll(/^(?:[a-z-]+: )?(\{.*"_aws":.*\})$/gm)
  const embedded = z.object({
    _aws: z.object({ CloudWatchMetrics: z.array(z.object({ Metrics: z.array(z.object({ Name: z.string() })) })) }),
  })
  return new Set(
    [...lines].flatMap(([, line = '']) =>
      embedded.parse(JSON.parse(line))._aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)),
    ),
  )
}

/** An office in which nothing is cached yet. */
export async function atOffice<T>(use: (office: LambdaOffice) => Promise<T>): Promise<T> {
  const office = await startLambdaOffice({ schedules: false })
  try {
    return await use(office)
  } finally {
    await office.stop()
  }
}

function deskAt(office: LambdaOffice, customer: string): Desk {
  const cast = castOf(office)
  const styled = new Set<Lane>()
  return {
    ...cast,
    customer,
    async answer(node, form) {
      const { lane } = nodes[node]
      if (!styled.has(lane) && (await askForStyle(office))) styled.add(lane)
      await cast.staff.answer(customer, node, form)
    },
  }
}

/** As a browser does for its first page of a release. @returns whether it may keep the answer for all later ones */
async function askForStyle({ url }: LambdaOffice): Promise<boolean> {
  const { headers } = await fetch(`${url}${styleSheetPath}`)
  return headers.get('cache-control')?.includes('immutable') ?? false
}

/** Nothing is called any more, the last webhook of our own writes included. */
async function settled({ calls, machine }: LambdaOffice) {
  for (let seen = -1; seen !== calls.calls.length; ) {
    seen = calls.calls.length
    await machine.idle()
    await pause(500)
  }
}
