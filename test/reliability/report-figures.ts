/** Prints what a long run has measured, with how long it took. */
export async function reportFigures<T extends object>(name: string, run: () => Promise<T>): Promise<T> {
  const begin = performance.now()
  const figures = await run()
  const seconds = Math.round((performance.now() - begin) / 100) / 10
  process.stderr.write(`${name}: ${JSON.stringify({ ...figures, seconds })}\n`)
  return figures
}
