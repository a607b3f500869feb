import type { Log } from '../../core/ports.ts'
import { invocationFields } from './invocation.ts'
import { writeLine } from './write-line.ts'

export interface ConsoleLogOptions {
  /** The stage's name for itself, in every line. */
  service: string
  now?: () => Date
  write?: (fields: object) => void
}

/**
 * JSON lines as Powertools' logger writes them:
 * `{"level","message","timestamp","service","function_name","function_request_id","cold_start","correlation_id",…fields}`.
 * A line about an order is correlated by its pid.
 */
export function createConsoleLog({ service, now = () => new Date(), write = writeLine }: ConsoleLogOptions): Log {
  const at =
    (level: 'INFO' | 'WARN' | 'ERROR') =>
    (message: string, fields: Record<string, string | number> = {}) => {
      const head = { level, message, timestamp: now().toISOString(), service, ...invocationFields() }
      const pid = fields.pid ?? head.correlation_id
      // First for readers, last so that no field replaces it.
      write({ ...head, ...fields, ...head, ...(pid !== undefined && { pid, correlation_id: pid }) })
    }
  return { info: at('INFO'), warn: at('WARN'), error: at('ERROR') }
}
