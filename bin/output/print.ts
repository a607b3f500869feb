/** Where a command says things: its answer to `out`, what goes on meanwhile to `err`. */
export interface Streams {
  out(text: string): void
  err(text: string): void
}

export const standardStreams: Streams = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
}

/** The answer: for programs as one JSON value, for people as text. */
export function answer({ out }: Streams, json: boolean | undefined, value: unknown, text: string): void {
  out(json ? `${JSON.stringify(value, undefined, 2)}\n` : `${text}\n`)
}
