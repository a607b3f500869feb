import { setTimeout as pause } from 'node:timers/promises'

/** Looks again and again until what it sees is right. */
export async function until<T>(look: () => T | Promise<T>, isRight: (seen: T) => boolean, seconds = 60): Promise<T> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const seen = await look()
    if (isRight(seen)) return seen
    if (Date.now() > end) throw new Error(`not so after ${seconds} s: ${JSON.stringify(seen)?.slice(0, 2000)}`)
    await pause(10)
  }
}
