/**
 * What it gives resolves for one caller in a turn of the event loop, in the order of the calls: so that whoever asks
 * something of this process does not wait for all that is ready.
 */
export const createPace = () => {
  const waiting: (() => void)[] = []

  const next = (): void => {
    waiting.shift()?.()
    if (waiting.length > 0) setImmediate(next)
  }

  return (): Promise<void> =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(next)
    })
}
