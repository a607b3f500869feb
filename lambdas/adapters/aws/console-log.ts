import type { Log } from '../../core/ports.ts'

/** JSON lines `{"level","message",…fields}`; Lambda adds time and request id. */
export function createConsoleLog(): Log {
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, fields: Record<string, string | number> = {}) => {
      const head = { level, message }
      // First for readers, last so that no field replaces it.
      console[level](JSON.stringify({ ...head, ...fields, ...head }))
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}
