import type { FunctionDeps } from '../../embedded/functions.ts'
import type { RouteDeps } from '../../embedded/routes.ts'
import { createComposeMail } from '../../lambdas/handlers/compose-mail.ts'
import type { SimulatedClock } from './clock.ts'
import { errorOf, type Faults } from './faults.ts'
import type { Scheduler } from './scheduler.ts'

export type Deps = FunctionDeps & RouteDeps
/** The ports that lead out of a function: each call of one is a step, and may meet a fault. */
export type Remote = Pick<
  Deps,
  'orders' | 'ledger' | 'leases' | 'executions' | 'kintone' | 'mailer' | 'settings' | 'secrets'
>

export interface Invocation {
  fn: string
  startedAt: number
  alive: boolean
  /** How many faults it has met. */
  hits: number
  tellCaller(error: Error): void
}

const lambdaError = (name: string) => Object.assign(new Error('simulated'), { name })

/** Functions as Lambda runs them: many at once, each of which may die alone or with all others. */
export function createLambda(parts: {
  scheduler: Scheduler
  faults: Faults
  clock: SimulatedClock
  /** The ports as the invocation reaches them, without steps and faults. */
  remote: (invocation: Invocation) => Remote
  local: Pick<Deps, 'clock' | 'ids' | 'log' | 'metrics'>
  crash: () => void
  /** Something that happens late. */
  delay: (happen: () => void) => void
}) {
  const { scheduler, faults, clock } = parts
  let live: Invocation[] = []

  function die(invocation: Invocation, errorName: string) {
    invocation.alive = false
    live = live.filter((other) => other !== invocation)
    scheduler.drop((owner) => owner === invocation)
    invocation.tellCaller(lambdaError(errorName))
  }

  const call = (invocation: Invocation, port: string, method: string, perform: () => Promise<unknown>) =>
    new Promise((resolve, reject) => {
      const run = () => {
        const at = { fn: invocation.fn, port, method }
        const kind = faults.at(at)
        const late = () => parts.delay(() => invocation.alive && void perform().then(resolve, reject))
        if (kind === 'slow') return late()
        if (kind) invocation.hits++
        const end = () => die(invocation, 'Runtime.ExitError')
        if (kind === undefined) return void perform().then(resolve, reject)
        if (kind === 'lost') return void perform().then(() => reject(errorOf(kind, at)), reject)
        if (kind === 'dies-before') return end()
        if (kind === 'dies-after') return void perform().then(end, end)
        if (kind === 'crash-before') return parts.crash()
        if (kind === 'crash-after') return void perform().then(parts.crash, parts.crash)
        if (kind !== 'outlives' && kind !== 'lags') return reject(errorOf(kind, at))
        invocation.tellCaller(lambdaError('Lambda.Unknown'))
        return kind === 'lags' ? late() : void perform().then(resolve, reject)
      }
      if (invocation.alive) scheduler.add({ owner: invocation, run })
    })

  const stepping = <Port extends object>(invocation: Invocation, name: string, port: Port): Port =>
    new Proxy(port, {
      get(target, method) {
        const member: unknown = Reflect.get(target, method)
        if (typeof member !== 'function') return member
        return (...given: unknown[]) => call(invocation, name, String(method), async () => member.apply(target, given))
      },
    })

  function depsOf(invocation: Invocation): Deps {
    const entries = Object.entries(parts.remote(invocation)).map(([name, port]) => [
      name,
      stepping(invocation, name, port as object),
    ])
    const remote = Object.fromEntries(entries) as Remote
    return { ...parts.local, ...remote, compose: createComposeMail({ ...parts.local, ...remote }) }
  }

  return {
    /** Runs `serve` as one invocation; rejects as Lambda does when it dies, and never settles when all crash. */
    invoke: <T>(fn: string, serve: (deps: Deps) => Promise<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        const startedAt = clock.now().getTime()
        const invocation: Invocation = { fn, startedAt, alive: true, hits: 0, tellCaller: reject }
        live.push(invocation)
        const over = () => {
          live = live.filter((other) => other !== invocation)
        }
        void serve(depsOf(invocation))
          .then((value) => invocation.alive && resolve(value))
          .catch((error) => invocation.alive && reject(error))
          .finally(over)
      }),

    /** What has run longer than its function may is ended, as Lambda does. */
    endOverdue(seconds: number) {
      const now = clock.now().getTime()
      for (const invocation of live)
        if (now + seconds * 1000 - invocation.startedAt >= 20_000) {
          invocation.hits++
          die(invocation, 'Sandbox.Timedout')
        }
    },

    /** All vanish at once and nobody is told. */
    vanish() {
      for (const invocation of live) {
        invocation.alive = false
        invocation.hits++
      }
      live = []
    },
  }
}
export type Lambda = ReturnType<typeof createLambda>
