import { hasEnded } from '../../lambdas/core/rules/fence.ts'
import type { People } from './people.ts'
import type { World } from './world.ts'

/** Longer than any pause of a retry, of a mail that failed, or of a patrol that crashed. */
const longPause = 2 * 60 * 60

/** Nothing goes wrong any more, kintone asks for nothing that records lack, and three patrols and looks pass. */
export async function comeToRest(world: World) {
  const { scheduler, faults, messages, down, kintone } = world
  faults.disarm()
  down.clear()
  messages.calmDown()
  kintone.askFor(false)
  await scheduler.run()
  for (let times = 0; times < 3; times++) await passTime(world)
}

async function passTime({ scheduler, entries, forward }: World) {
  forward(longPause)
  await scheduler.run()
  void entries.patrol()
  await scheduler.run()
  void entries.reconcile()
  await scheduler.run()
}

/** More turns than three orders with their rounds, failures and cancels can take. */
const mostTurns = 60

/** People go on until every order has ended: they answer what they are asked, and operations cancel what has failed. */
export async function finish(world: World, people: People) {
  for (let turn = 0; turn < mostTurns; turn++) {
    const open = world.orders.all().filter((order) => !hasEnded(order))
    const triggered = world.kintone
      .ids()
      .some((id) => world.settings.kintone.status.triggers.includes(world.kintone.at(id)?.status ?? ''))
    if (open.length === 0 && !triggered) return
    for (const { pid, status, conflict } of open) {
      // Every other failed order is given one more try before it is cancelled.
      const act = turn === 0 && !conflict && Number(pid.at(-1)) % 2 ? 'retry' : 'cancel'
      if (status === 'failed' || conflict) void world.entries.act(pid, { act, reason: '中止します' })
    }
    const todo = await people.todo()
    for (const mail of todo) {
      if (turn % 3 === 2) void world.entries.post(mail.link ?? '', 'renew', { renew: 'yes' })
      else people.click(mail, 'done')
    }
    await world.scheduler.run()
    if (todo.length === 0 || turn % 3 === 2) await passTime(world)
  }
  const stuck = world.orders.all().filter((order) => !hasEnded(order))
  throw new Error(`I7: ${stuck.map(({ pid, status }) => `${pid} (${status})`).join()} cannot be brought to an end`)
}
