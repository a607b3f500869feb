import { AsyncLocalStorage } from 'node:async_hooks'

/** What every line of one call says, by Powertools' names for it. */
export interface Invocation {
  cold_start: boolean
  function_name: string
  function_request_id: string
  /** The pid, where the call is about one order. */
  correlation_id?: string
}

const current = new AsyncLocalStorage<Invocation>()

export const during = <T>(invocation: Invocation, act: () => T): T => current.run(invocation, act)

/** The call that is being served, and its trace; nothing outside of one. */
export function invocationFields(): Partial<Invocation> & { xray_trace_id?: string } {
  const traceId = /Root=([^;]+)/.exec(process.env._X_AMZN_TRACE_ID ?? '')?.[1]
  return { ...current.getStore(), ...(traceId && { xray_trace_id: traceId }) }
}
