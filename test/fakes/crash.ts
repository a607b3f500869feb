import { createWorld, type World } from './world.ts'

export class Crash extends Error {
  override readonly name = 'Crash'
}

const ports = ['orders', 'ledger', 'leases', 'executions', 'kintone', 'mailer'] as const

/** The same world for a process that dies right after its `last`-th call of a port: that call still takes effect. */
export function dyingAfter(world: World, last: number): World & { isDead(): boolean } {
  let calls = 0
  const dying = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name)
        if (typeof member !== 'function') return member
        return async (...given: unknown[]) => {
          if (++calls > last) throw new Crash()
          const result: unknown = await member.apply(target, given)
          if (calls >= last) throw new Crash()
          return result
        }
      },
    })
  const wrapped = Object.fromEntries(ports.map((name) => [name, dying(world[name])])) as Pick<
    World,
    (typeof ports)[number]
  >
  return { ...world, ...wrapped, isDead: () => calls >= last }
}

/**
 * Runs `act` in a fresh world once for every port call that it may die after, `check` each time, and at last unharmed.
 * @returns how often it died
 */
export async function forEveryCrash(
  prepare: (world: World) => Promise<void>,
  act: (world: World) => Promise<unknown>,
  check: (world: World, after: number) => Promise<void>,
): Promise<number> {
  for (let after = 1; ; after++) {
    const world = createWorld()
    await prepare(world)
    const process = dyingAfter(world, after)
    await act(process).catch((error) => {
      if (!(error instanceof Crash)) throw error
    })
    await check(world, after)
    if (!process.isDead()) return after - 1
  }
}
