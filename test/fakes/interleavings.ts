import type { Orders } from '../../lambdas/core/ports.ts'
import { createWorld, type World } from './world.ts'

type Act = (world: World) => Promise<unknown>

/** Everything that can go on without a turn has gone on. */
const calm = () => new Promise((resolve) => setImmediate(resolve))

/**
 * Runs both acts in a fresh world once for every order in which their calls of the order store can follow each other,
 * and `check` each time with what they resolved to.
 * @returns how many orders there were
 */
export async function everyInterleaving<A, B>(
  prepare: (world: World) => Promise<void>,
  first: (world: World) => Promise<A>,
  second: (world: World) => Promise<B>,
  check: (world: World, results: [A, B]) => Promise<void>,
): Promise<number> {
  let runs = 0
  for (let path: number[] | undefined = []; path; runs++) {
    const world = createWorld()
    await prepare(world)
    const { results, choices } = await follow(world, [first, second], path)
    await check(world, results as [A, B])
    path = nextPath(choices)
  }
  return runs
}

interface Choice {
  taken: number
  options: number
}

/** Lets the acts call the store one at a time, by `path` as far as it goes, then the first of those that wait. */
async function follow(world: World, acts: Act[], path: readonly number[]) {
  const waiting = new Map<number, () => void>()
  const turn = (act: number) => new Promise<void>((go) => waiting.set(act, go))
  const results = Promise.all(
    acts.map((act, index) => act({ ...world, orders: taking(world.orders, () => turn(index)) })),
  )
  // One that fails while the other goes on is heard of at the end.
  results.catch(() => undefined)
  const choices: Choice[] = []
  for (await calm(); waiting.size > 0; await calm()) {
    const options = [...waiting.keys()].toSorted()
    const taken = options.length > 1 ? (path[choices.length] ?? 0) : 0
    if (options.length > 1) choices.push({ taken, options: options.length })
    const act = options[taken] ?? 0
    const go = waiting.get(act)
    waiting.delete(act)
    go?.()
  }
  return { results: await results, choices }
}

const taking = (orders: World['orders'], turn: () => Promise<void>): World['orders'] => ({
  ...orders,
  get: async (...given: Parameters<Orders['get']>) => {
    await turn()
    return orders.get(...given)
  },
  put: async (...given: Parameters<Orders['put']>) => {
    await turn()
    return orders.put(...given)
  },
})

/** The next way to choose, depth first; undefined after the last. */
function nextPath(choices: Choice[]): number[] | undefined {
  const last = choices.findLastIndex(({ taken, options }) => taken + 1 < options)
  if (last < 0) return undefined
  return choices.slice(0, last + 1).map(({ taken }, index) => (index === last ? taken + 1 : taken))
}
