import { KintoneAccessError, KintoneThrottled, KintoneUnavailable } from '../../lambdas/core/errors.ts'

/** What can go wrong with one port call. */
export const faultKinds = [
  'error',
  'slow',
  'lost',
  'throttled',
  'unavailable',
  'refused',
  'dies-before',
  'dies-after',
  'outlives',
  'lags',
  'crash-before',
  'crash-after',
] as const
/**
 * error: fails before any effect · slow: takes effect only when much else has happened, if its function still lives · lost: takes effect, the answer does not come · throttled: 429 · unavailable: 5xx ·
 * refused: kintone refuses the token · dies: the Lambda function vanishes before or after the effect · outlives: the
 * caller is told that it failed, yet it runs on · lags: the same, and it goes on only when much else has happened · crash: the whole process vanishes before or after the effect.
 */
export type FaultKind = (typeof faultKinds)[number]

export interface Call {
  fn: string
  port: string
  method: string
}
/** (function, port, method) */
export const siteOf = ({ fn, port, method }: Call) => `${fn} ${port}.${method}`

export function callAt(site: string): Call {
  const [, fn = '', port = '', method = ''] = /^(.+) (\w+)\.(\w+)$/.exec(site) ?? []
  return { fn, port, method }
}

const reads: readonly string[] = [
  'get',
  'getMany',
  'list',
  'describe',
  'needingAttention',
  'findByStatus',
  'formRevision',
  'keyRing',
  'webhookSecrets',
]
export const isRead = ({ method }: Call) => reads.includes(method)
const afterEffect: readonly FaultKind[] = ['lost', 'dies-after', 'crash-after']
const crashes: readonly FaultKind[] = ['crash-before', 'crash-after']

/** Why a kind of fault cannot befall a call; undefined: it can. */
export function whyNot(kind: FaultKind, call: Call): string | undefined {
  const { port } = call
  if (port === 'engine' && !crashes.includes(kind)) return "a commit of the engine is no call of a function's"
  if (isRead(call) && afterEffect.includes(kind)) return 'a read has no effect to be lost'
  if (kind === 'refused' && port !== 'kintone') return 'only kintone has a token that people take back'
  return undefined
}

const named = (name: string) => Object.assign(new Error('simulated'), { name })

/** The error that the caller of the port sees. */
export function errorOf(kind: FaultKind, { port }: Call): Error {
  const isKintone = port === 'kintone'
  if (kind === 'refused') return new KintoneAccessError()
  if (kind === 'throttled') return isKintone ? new KintoneThrottled() : named('ThrottlingException')
  if (kind === 'unavailable') return isKintone ? new KintoneUnavailable() : named('InternalServerError')
  if (kind === 'lost') return isKintone ? new KintoneUnavailable() : named('TimeoutError')
  return named('NetworkError')
}

export interface Fault {
  kind: FaultKind
  /** How many calls that it could befall go by unharmed. */
  skip: number
  /** Of this function only. */
  fn?: string
  site?: string
}

/** Faults lie in wait for their call; what was called and what fired is kept. */
export function createFaults() {
  let armed: Fault[] = []
  let calm = false
  const seen: string[] = []
  const fired: { site: string; kind: FaultKind }[] = []

  return {
    seen,
    fired,
    arm: (fault: Fault) => void armed.push(fault),
    /** From now on nothing goes wrong, and nobody looks. */
    disarm() {
      calm = true
    },
    /** The fault that befalls this call, if any. */
    at(call: Call): FaultKind | undefined {
      if (calm) return undefined
      const site = siteOf(call)
      seen.push(site)
      const isOf = (fault: Fault) => (fault.site ?? site) === site && (fault.fn ?? call.fn) === call.fn
      const able = armed.filter((fault) => isOf(fault) && whyNot(fault.kind, call) === undefined)
      const due = able.find(({ skip }) => skip === 0)
      armed = armed
        .filter((fault) => fault !== due)
        .map((fault) => (able.includes(fault) ? { ...fault, skip: fault.skip - 1 } : fault))
      if (due) fired.push({ site, kind: due.kind })
      return due?.kind
    },
  }
}
export type Faults = ReturnType<typeof createFaults>
