import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { ExecutionEnded, StateMachine } from '../../embedded/state-machine/api.ts'
import { createStateMachine } from '../../embedded/state-machine/create-state-machine.ts'
import type { Commit, Invoke } from '../../embedded/state-machine/ports.ts'
import type { SimulatedClock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { Random } from './random.ts'
import type { Scheduler } from './scheduler.ts'

export const machineName = 'order-delivery'

const file = new URL('../../statemachine/order-delivery.asl.json', import.meta.url)
const definition: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/\$\{(\w+Function)\}/g, '$1'))

interface Surroundings {
  scheduler: Scheduler
  faults: Faults
  clock: SimulatedClock
  ids: Random
  invoke: Invoke
  ended: (event: ExecutionEnded) => void
  crash: () => void
}
/** What a machine reaches the world by; a machine whose process has crashed reaches nothing any more. */
type Link = Surroundings & { owner: object; fatal: unknown[] }

/** Compiling the definition takes longer than a short sequence: a machine at rest serves the next world too. */
const idle: Running[] = []
interface Running {
  db: DatabaseSync
  machine: StateMachine
  to: { link?: Link }
}

/** Its first start takes no step, so that a sequence goes the same way on a new machine as on a used one. */
function newMachine(): Running {
  const db = new DatabaseSync(':memory:')
  const to: Running['to'] = {}
  const machine = createMachine(db, to, async (write) => write())
  void machine.start()
  return { db, machine, to }
}

/**
 * The real engine on a database of its own: its commits are steps beside those of the stores. A crash drops all that is
 * not in the database; `boot` begins again from there.
 */
export function createEngine(surroundings: Surroundings) {
  const fatal: unknown[] = []
  let current: Running | undefined = idle.pop() ?? newMachine()
  const { db } = current
  const link = () => ({ ...surroundings, owner: { engine: machineName }, fatal })
  current.to.link = link()

  function boot() {
    if (current) current.to.link = undefined
    const to = { link: link() }
    current = { db, to, machine: createMachine(db, to) }
    void current.machine.start()
  }

  return {
    boot,
    fatal,
    get machine(): StateMachine {
      if (!current) throw new Error('the engine is closed')
      return current.machine
    },
    /** Nothing is under way any more; its rows are of no use. */
    close() {
      if (!current) return
      for (const table of ['executions', 'history', 'tokens', 'timers']) db.exec(`DELETE FROM sfn_${table}`)
      current.to.link = undefined
      idle.push(current)
      current = undefined
    },
  }
}

function createMachine(db: DatabaseSync, to: { link?: Link }, atFirst?: Commit): StateMachine {
  const never = new Promise<never>(() => {})
  let first = atFirst
  const commit: Commit = <T>(write: () => T) => {
    if (to.link) return committed(db, to.link, write)
    const once = first?.(write)
    first = undefined
    return once ?? never
  }
  return createStateMachine({
    db,
    commit,
    name: machineName,
    definition,
    clock: {
      now: () => to.link?.clock.now() ?? new Date(0),
      setTimer: (at, fire) => to.link?.clock.setTimer(at, fire) ?? (() => {}),
    },
    ids: { uuid: () => to.link?.ids.uuid() ?? '', random: () => to.link?.ids.next() ?? 0 },
    invoke: (name, payload) => to.link?.invoke(name, payload) ?? never,
    // The scheduler alone says what happens when.
    pace: async () => {},
    onExecutionEnded: (event) => to.link?.ended(event),
    onFatal: (error) => void to.link?.fatal.push(error),
  })
}

const committed = <T>(db: DatabaseSync, { scheduler, faults, owner, crash }: Link, write: () => T) =>
  new Promise<T>((resolve, reject) => {
    const run = () => {
      const kind = faults.at({ fn: 'engine', port: 'engine', method: 'commit' })
      if (kind === 'crash-before') return crash()
      try {
        const value = inTransaction(db, write)
        if (kind === 'crash-after') crash()
        else resolve(value)
      } catch (error) {
        reject(error)
      }
    }
    scheduler.add({ owner, run })
  })

function inTransaction<T>(db: DatabaseSync, write: () => T): T {
  db.exec('BEGIN')
  try {
    const value = write()
    db.exec('COMMIT')
    return value
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}
