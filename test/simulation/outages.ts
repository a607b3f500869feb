import { KintoneUnavailable } from '../../lambdas/core/errors.ts'

/** What may be down for a while, as a whole. */
export const places = ['kintone', 'mailer', 'executions'] as const
export type Place = (typeof places)[number]

/** A port that refuses every call while its place is down. */
export const outageOf = <Port extends object>(down: ReadonlySet<Place>, place: Place, port: Port): Port =>
  new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return async (...given: unknown[]) => {
        if (down.has(place)) throw place === 'kintone' ? new KintoneUnavailable() : new Error('simulated: down')
        return member.apply(target, given)
      }
    },
  })
