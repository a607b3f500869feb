import type { Page } from './ports.ts'

/** The items of all pages, one after the other; a page is read when the one before is used up. */
export async function* everyItem<T>(read: (after?: string) => Promise<Page<T>>): AsyncGenerator<T> {
  for (let page = await read(); ; page = await read(page.next)) {
    yield* page.items
    if (page.next === undefined) return
  }
}
