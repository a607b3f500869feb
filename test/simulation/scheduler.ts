import type { Random } from './random.ts'

/** Something that waits to happen: a port call to take effect, a message to arrive, a commit of the engine. */
export interface Step {
  /** Whose it is; what is dropped with its owner never happens. */
  owner: object
  run(): void
}

/** More steps in one go than any sequence can need: something goes round in circles. */
const mostSteps = 20_000

/** One owner in so many is slow: others take this many steps to one of its own. */
const slow = { oneIn: 6, factor: 30 }

/** Owns the order of everything: one waiting step at a time, which one is up to the seed. */
export function createScheduler(random: Random, tick: () => void) {
  let waiting: Step[] = []
  let watch = async () => {}
  const weights = new WeakMap<object, number>()

  function weightOf(owner: object) {
    const weight = weights.get(owner) ?? (random.below(slow.oneIn) ? slow.factor : 1)
    weights.set(owner, weight)
    return weight
  }

  function next(): number {
    let left = random.next() * waiting.reduce((sum, { owner }) => sum + weightOf(owner), 0)
    return waiting.findIndex(({ owner }) => {
      left -= weightOf(owner)
      return left < 0
    })
  }

  async function runOne() {
    const [step] = waiting.splice(next(), 1)
    tick()
    step?.run()
    await everyMicrotask()
    await watch()
  }

  return {
    /** Looks at the world after every step from now on. */
    watchBy(look: () => Promise<void>) {
      watch = look
    },
    add: (step: Step) => void waiting.push(step),
    drop(isDropped: (owner: object) => boolean) {
      waiting = waiting.filter(({ owner }) => !isDropped(owner))
    },
    /** Takes `most` steps, or all until nothing waits any more. */
    async run(most = Number.POSITIVE_INFINITY) {
      await everyMicrotask()
      for (let taken = 0; taken < most && waiting.length > 0; taken++) {
        if (taken === mostSteps) throw new Error('I7: the steps come to no end')
        await runOne()
      }
    },
  }
}
export type Scheduler = ReturnType<typeof createScheduler>

/** Nothing here does I/O or sets timers, so after one turn of the event loop all code has run up to its next step. */
const everyMicrotask = () => new Promise<void>((resolve) => setImmediate(resolve))
