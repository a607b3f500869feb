import type { Clock } from '../../core/ports.ts'

/** Reads again only after `seconds`, or when asked for a fresh value; a read under way is shared, a failed one is not kept. */
export function cached<T>(read: () => Promise<T>, seconds: number, clock: Clock): (fresh?: boolean) => Promise<T> {
  let kept: { value: Promise<T>; until: number } | undefined
  return (fresh = false) => {
    const now = clock.now().getTime()
    if (kept && !fresh && now < kept.until) return kept.value
    const reading = { value: read(), until: now + seconds * 1_000 }
    kept = reading
    reading.value.catch(() => {
      if (kept === reading) kept = undefined
    })
    return reading.value
  }
}
