import { taskKey } from '../../lambdas/core/order.ts'
import { taskDefinition } from '../../statemachine/process.ts'
import type { Act, Command } from './acts.ts'
import type { People } from './people.ts'
import type { World } from './world.ts'

const statuses = ['1_未対応', '2_対応要', '対応要', '4_対応済'] as const
const mostRecords = 3

const chosen = <T>(items: readonly T[], which: number): T | undefined => items[which % Math.max(items.length, 1)]

/** Sets a command going and takes its steps; what is under way goes on beside the next command. */
export async function perform(world: World, people: People, command: Command): Promise<void> {
  world.random.reseed(command.seed)
  await begin(world, people, command)
  await world.scheduler.run(command.steps)
}

async function begin(world: World, people: People, act: Act) {
  const { kintone, entries, mails, faults, down } = world
  switch (act.do) {
    case 'add':
      if (kintone.log.filter(({ before }) => !before).length < mostRecords)
        kintone.add(act.triggered ? '2_対応要' : '1_未対応', act.sendManual)
      return
    case 'edit':
      return kintone.edit(chosen(kintone.ids(), act.which) ?? '', { status: statuses[act.status] })
    case 'touch':
      return kintone.edit(chosen(kintone.ids(), act.which) ?? '', {})
    case 'fill':
      return kintone.fill(chosen(kintone.ids(), act.which) ?? '')
    case 'ask-more':
      return kintone.askFor(true)
    case 'ask-less':
      return kintone.askFor(false)
    case 'remove':
      return kintone.remove(chosen(kintone.ids(), act.which) ?? '')
    case 'work': {
      const mail = chosen(await people.todo(), act.which)
      for (let n = 0; mail && n < (act.twice ? 2 : 1); n++) people.click(mail, act.outcome)
      return
    }
    case 'stale': {
      const mail = chosen(mails.withLinks(), act.which)
      return mail && people.click(mail, act.outcome)
    }
    case 'look':
      return void entries.look(act.head ? 'HEAD' : 'GET', chosen(mails.withLinks(), act.which)?.link ?? '')
    case 'leave':
      return world.lanes.leave(act.which)
    case 'come':
      return world.lanes.come(act.which)
    case 'renew':
    case 'renew-end':
    case 'reveal':
    case 'claim':
    case 'take-over':
    case 'hand-over':
    case 'memo': {
      const mail = chosen(mails.withLinks(), act.which)
      return mail && people.act(mail, act.do)
    }
    case 'patrol':
    case 'reconcile':
      for (let n = 0; n < (act.twice ? 2 : 1); n++) void entries[act.do]()
      return
    case 'forward':
      return world.forward(act.seconds)
    case 'fault':
      return faults.arm(act)
    case 'down':
      return void down.add(act.place)
    case 'up':
      return void down.delete(act.place)
    case 'crash':
      return world.crash()
    case 'late':
      return world.messages.deliverLate()
    case 'rotate':
      return world.rotateKey()
    default:
      return operate(world, act.do, act.which)
  }
}

type Operation = 'cancel' | 'retry' | 'retry-all' | 'set-back' | 'resend' | 'reassign'

/** What operations do with an order: acts of the console, or putting its record right. */
function operate(world: World, act: Operation, which: number) {
  const { entries, kintone, settings } = world
  const order = chosen(world.orders.all(), which)
  if (!order) return
  const { pid, recordId, status, enteredAt, failure, tasks } = order
  const task = chosen(Object.values(tasks), which)
  const about = task && { act, task: taskKey(task.node, task.round) }
  switch (act) {
    case 'retry-all':
      return void (failure && entries.retryAll({ error: failure.error }))
    case 'set-back':
      if (enteredAt && status === 'failed') kintone.edit(recordId, { pid, status: settings.kintone.status.inProgress })
      return
    case 'resend':
      return void (about && entries.act(pid, about))
    case 'reassign': {
      const ids = task && settings.lanes[taskDefinition(task.node).lane].members.map(({ id }) => id)
      const [from = '', to = from] = which % 2 ? (ids ?? []) : (ids ?? []).toReversed()
      return void (about && entries.act(pid, { ...about, from, to }))
    }
    default:
      return void entries.act(pid, { act, reason: '中止します' })
  }
}
