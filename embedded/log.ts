import type { Log } from '../lambdas/core/ports.ts'

type Fields = Record<string, string | number>

/**
 * JSON lines `{"time","level","message",…fields}`, to stderr unless told otherwise: stdout belongs to commands' answers.
 * `now` stamps real time, whatever the movable clock says.
 */
export function createLog(
  write: (line: string) => void = (line) => process.stderr.write(line),
  now: () => Date = () => new Date(),
): Log {
  const at =
    (level: string) =>
    (message: string, fields: Fields = {}) => {
      const head = { time: now().toISOString(), level, message }
      // First for readers, last so that no field replaces it.
      write(`${JSON.stringify({ ...head, ...fields, ...head })}\n`)
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}
