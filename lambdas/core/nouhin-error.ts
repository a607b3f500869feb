/**
 * An error that may leave a handler. Subclasses give `name` as a literal, because bundlers rename classes and the state
 * machine's ErrorEquals must still match; the text is fixed and says what to do, because it ends in an execution's
 * history and in logs.
 */
export abstract class NouhinError extends Error {}

/** What a log line may say of an error: its name, and its text where the text is ours. */
export const errorFields = (error: unknown): { error: string; hint?: string } => ({
  error: error instanceof Error ? error.name : 'Error',
  ...(error instanceof NouhinError && { hint: error.message }),
})
