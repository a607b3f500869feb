/** Gives `work` a stack for whatever it opens, and closes that, the latest first, whatever comes of the work. */
export async function undoing<T>(work: (opened: AsyncDisposableStack) => Promise<T>): Promise<T> {
  const opened = new AsyncDisposableStack()
  try {
    return await work(opened)
  } finally {
    await opened.disposeAsync()
  }
}
