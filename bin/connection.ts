/** A service that the settings connect. */
export interface Connection {
  name: string
  /** Asks it for something harmless; fails with an error that says what to do. */
  check(): Promise<unknown>
}

/** Tries the service once. @returns one line for whoever starts the product; a service that is down is no failure */
export async function tryOnce({ name, check }: Connection): Promise<string> {
  try {
    await check()
    return `${name}: つながりました / connected`
  } catch (error) {
    return `${name}: つながりません / not connected: ${error instanceof Error ? error.message : String(error)}`
  }
}
