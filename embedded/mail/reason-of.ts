/** For logs: the kind of a mistake and where it was made. Its text may quote a mail. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { name, code, stack = '' } = error as NodeJS.ErrnoException
  return [
    code ?? name,
    ...stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 3),
  ].join(' ')
}
