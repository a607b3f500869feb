import type { Page } from '../../lambdas/core/ports.ts'

/** All items of a list, page by page; a store may end with an empty page. */
export async function everyPage<T>(page: (after?: string) => Promise<Page<T>>): Promise<T[]> {
  const { items, next } = await page()
  const all = [...items]
  for (let after = next; after !== undefined; ) {
    const more = await page(after)
    all.push(...more.items)
    after = more.next
  }
  return all
}
