import { describe, expect, it } from '@jest/globals'
import { aSharedOrder, sato, suzuki } from '../../builders/shared-task.ts'
import { aTask, byKey } from '../../builders/task.ts'
import { openPage } from './visitor.ts'

const building = { node: '1-2' as const, round: 1 }
const atBuilding = () => openPage(aSharedOrder({}, { tasks: byKey(aTask({ node: '1-2', offers: [sato, suzuki] })) }))
/** What the page has hidden in the form: which characters it has shown. */
const seenIn = (html: string) =>
  Object.fromEntries([...html.matchAll(/name="(seen_\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]))

describe('a key with a character that nobody sees', () => {
  const typed = { outcome: 'done', q_licenseKey: 'KEY\u200b-1234' }

  it('is not stored before the person has seen it, and comes to no page and no log', async () => {
    const page = await openPage(aSharedOrder())
    const { status, html } = await page.post(page.linkFor(1), typed)
    expect([status, page.puts()]).toEqual([422, 0])
    expect(html).toContain('4 文字目 ゼロ幅スペース(U+200B)')
    expect(html).not.toMatch(/KEY|1234/)
    expect(JSON.stringify(page.world.log)).not.toMatch(/KEY|1234/)
  })

  it.each([
    ['without it, by the button alone', {}, 'KEY-1234'],
    ['with it, by the tick', { keep_q_licenseKey: 'yes' }, 'KEY\u200b-1234'],
  ])('is stored %s', async (_, more, stored) => {
    const page = await openPage(aSharedOrder())
    const { html } = await page.post(page.linkFor(1), typed)
    const answered = await page.post(page.linkFor(1), { ...typed, ...seenIn(html), ...more })
    expect([answered.status, answered.says]).toEqual([200, 'completed'])
    expect(page.stored().variables.q_licenseKey).toBe(stored)
  })

  it('that is not the one on the page is shown first, too', async () => {
    const page = await openPage(aSharedOrder())
    const { html } = await page.post(page.linkFor(1), typed)
    const other = { ...typed, ...seenIn(html), q_licenseKey: 'KEY-12\u200b34' }
    expect((await page.post(page.linkFor(1), other)).html).toContain('7 文字目 ゼロ幅スペース(U+200B)')
    expect(page.puts()).toBe(0)
  })
})

describe('an address with a mark behind it', () => {
  const typed = { outcome: 'done', q_accessUrl: 'https://example.com/login。', q_password: 'pa55-word!' }

  it('comes back as it was typed, and is stored without the mark by the button alone', async () => {
    const page = await atBuilding()
    const link = page.linkFor(1, building)
    const { html } = await page.post(link, typed)
    expect(html).toContain('value="https://example.com/login。"')
    const answered = await page.post(link, { ...typed, ...seenIn(html) })
    expect(answered.html).toContain('<bdi>https://example.com/login</bdi>')
    expect(page.stored().variables.q_accessUrl).toBe('https://example.com/login')
  })

  it('still shows the mark after the language was switched', async () => {
    const page = await atBuilding()
    const link = page.linkFor(1, building)
    const { html } = await page.post(link, typed)
    const { outcome: _, ...form } = { ...typed, ...seenIn(html), look: 'done', keep_q_accessUrl: 'yes' }
    const switched = await page.post(link, form, { lang: 'en' })
    expect(switched.html).toContain('<mark>mark 。</mark>')
    expect(switched.html).toMatch(/name="keep_q_accessUrl" value="yes" checked/)
    expect(page.puts()).toBe(0)
  })
})

describe('a memo as a browser sends it', () => {
  it('has each line break once, in the order and in its length', async () => {
    const page = await openPage(aSharedOrder())
    const lines = Array.from({ length: 31 }, (_, index) => `${index}`.padEnd(63, 'あ'))
    await page.post(page.linkFor(1), { act: 'memo', memo: lines.join('\r\n') })
    expect(page.stored().variables.q_memo).toMatchObject([{ text: lines.join('\n') }])
  })

  it('of one character too many says how many there are', async () => {
    const page = await openPage(aSharedOrder())
    const memo = `${'あ'.repeat(1999)}\r\n𠮷`
    const { status, html } = await page.post(page.linkFor(1), { act: 'memo', memo })
    expect([status, html]).toEqual([
      422,
      expect.stringContaining('2,000 文字以内で入力してください(いま 2,001 文字)。'),
    ])
    expect(html).toContain(memo)
  })
})
