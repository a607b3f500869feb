import { expect, it } from '@jest/globals'
import { everyItem, everyPage } from '../../lambdas/core/every-item.ts'

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

it('gives page by page what is looked at together, and that in a circle has an end, too', async () => {
  const pages: Record<string, { items: string[]; next?: string }> = {
    first: { items: ['a', 'b'], next: 'second' },
    second: { items: ['c'] },
  }
  const given: string[][] = []
  for await (const page of everyPage(async (after = 'first') => pages[after] ?? { items: [] })) given.push(page)
  expect(given).toEqual([['a', 'b'], ['c']])
  const walk = async () => {
    for await (const page of everyPage(async () => ({ items: ['a'], next: 'again' }))) given.push(page)
  }
  await expect(walk()).rejects.toMatchObject({ name: 'PagesWithoutEnd' })
})
