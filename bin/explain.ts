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
  if ('code' in error && error.code === 'ERR_MODULE_NOT_FOUND')
    return 'nouhin: 部品が足りません。納品のフォルダーで npm ci を実行してください / packages are missing; run npm ci in the folder of Nouhin'
  return `nouhin: ${foreign.includes(error.name) ? (error.stack ?? error.message) : error.message}`
}
