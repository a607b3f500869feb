export type Clock = {
  now(): Date
  /** Calls back at or after the moment; returns what cancels it. Calling back early or twice does no harm. */
  setTimer(at: Date, fire: () => void): () => void
}

export type Ids = {
  uuid(): string
  /** Uniform in [0, 1), as Math.random. */
  random(): number
}

/**
 * Runs `write` synchronously inside a transaction, alone or with other writers', and resolves with its value once it
 * is on disk. A `write` that throws undoes its own changes only and rejects the promise. No transaction may stay open
 * between two turns of the event loop.
 */
export type Commit = <T>(write: () => T) => Promise<T>

/** Resolves with what `query` found, once all that it may have seen is on disk. */
export type Read = <T>(query: () => T) => Promise<T>

/** Invokes a function with a JSON payload. A rejection's `name` and `message` become the task's error and cause. */
export type Invoke = (functionName: string, payload: unknown) => Promise<unknown>
