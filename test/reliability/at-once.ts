/** Works through `items`, at most `most` at a time. */
export async function atOnce<T>(most: number, items: Iterable<T>, work: (item: T) => Promise<unknown>): Promise<void> {
  const rest = items[Symbol.iterator]()
  const worker = async () => {
    for (let one = rest.next(); !one.done; one = rest.next()) await work(one.value)
  }
  await Promise.all(Array.from({ length: most }, worker))
}
