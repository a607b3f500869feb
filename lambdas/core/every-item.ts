import { NouhinError } from './nouhin-error.ts'
import type { Page } from './ports.ts'

/** A million items at a hundred a page: what gives more is not a list but a circle. */
const mostPages = 10_000

/** Pages follow each other without an end, so whoever gives them has lost its place. */
export class PagesWithoutEnd extends NouhinError {
  override readonly name = 'PagesWithoutEnd'
  constructor() {
    super(`A list has more than ${mostPages} pages. Whoever gives them repeats itself; the next look tries again.`)
  }
}

type Read<T> = (after?: string) => Promise<Page<T>>

/** The items of each page, one page after the other; a page is read when the one before is used up. @throws PagesWithoutEnd */
export async function* everyPage<T>(read: Read<T>): AsyncGenerator<T[]> {
  let next: string | undefined
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await read(next)
    yield page.items
    if (page.next === undefined) return
    next = page.next
  }
  throw new PagesWithoutEnd()
}

/** The same, item by item. @throws PagesWithoutEnd */
export async function* everyItem<T>(read: Read<T>): AsyncGenerator<T> {
  for await (const items of everyPage(read)) yield* items
}
