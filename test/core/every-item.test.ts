import { expect, it } from '@jest/globals'
import { everyItem } from '../../lambdas/core/every-item.ts'

const all = async (read: Parameters<typeof everyItem<string>>[0]) => {
  const items: string[] = []
  for await (const item of everyItem(read)) items.push(item)
  return items
}

it('gives the items of every page, an empty one among them', async () => {
  const pages: Record<string, { items: string[]; next?: string }> = {
    first: { items: ['a', 'b'], next: 'second' },
    second: { items: [], next: 'third' },
    third: { items: ['c'] },
  }
  expect(await all(async (after = 'first') => pages[after] ?? { items: [] })).toEqual(['a', 'b', 'c'])
})

it('ends by a name where pages lead round in a circle', async () => {
  await expect(all(async () => ({ items: [], next: 'again' }))).rejects.toMatchObject({ name: 'PagesWithoutEnd' })
})
