/** What JavaScript and Node themselves throw: a mistake in the program, and the place of it helps. */
const foreign = [
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'EvalError',
  'URIError',
  'AssertionError',
]

/** What a person is told of an error that ends the command: of one with a name of its own the message, which says what to do, else the stack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return `nouhin: ${error}`
  return `nouhin: ${foreign.includes(error.name) ? (error.stack ?? error.message) : error.message}`
}
