import { describe, expect, it } from '@jest/globals'
import { problemText } from '../../../lambdas/views/problem-texts.ts'
import { anHourIn, aSharedOrder, sato, suzuki } from '../../builders/shared-task.ts'
import { aTask, byKey } from '../../builders/task.ts'
import { openPage } from './visitor.ts'

const done = { outcome: 'done', q_licenseKey: 'KEY-1234' }

describe('a second answer', () => {
  it('that is the first once more, as a double click sends it, gets the page of the first', async () => {
    const page = await openPage(aSharedOrder())
    const link = page.linkFor(1)
    const first = await page.post(link, done)
    const puts = page.puts()
    const second = await page.post(link, done)
    expect([first.status, first.says]).toEqual([200, 'completed'])
    expect(second).toEqual(first)
    expect([page.puts(), page.world.executions.received.length]).toEqual([puts, 1])
  })

  it('at the very same moment does, too', async () => {
    const page = await openPage(aSharedOrder())
    const both = await Promise.all([page.post(page.linkFor(1), done), page.post(page.linkFor(1), done)])
    expect(both.map(({ status, says }) => [status, says])).toEqual([
      [200, 'completed'],
      [200, 'completed'],
    ])
    expect(page.world.executions.received).toHaveLength(1)
  })

  it.each([
    ['of a colleague', 2, done],
    ['of the same member with another key', 1, { ...done, q_licenseKey: 'KEY-9999' }],
    ['of the same member with something missing', 1, { outcome: 'done' }],
  ])('%s is told who answered, with 409, early or late', async (_, ref, form) => {
    const page = await openPage(aSharedOrder())
    const link = page.linkFor(ref)
    const racing = await Promise.all([
      page.post(page.linkFor(1), done),
      'q_licenseKey' in form ? page.post(link, form) : undefined,
    ])
    const late = await page.post(link, form)
    for (const { status, says, html } of [racing[1] ?? late, late])
      expect([status, says, html]).toEqual([409, 'answered', expect.stringContaining('佐藤 葵')])
    expect(page.stored().variables.q_licenseKey).toBe('KEY-1234')
  })

  it('a minute later is second, though it says the same', async () => {
    const page = await openPage(aSharedOrder())
    await page.post(page.linkFor(1), done)
    page.world.clock.forward(60)
    expect(await page.post(page.linkFor(1), done)).toMatchObject({ status: 409, says: 'answered' })
  })

  it('leaves a look at the page a plain 200', async () => {
    const page = await openPage(aSharedOrder())
    await page.post(page.linkFor(1), done)
    expect(await page.get(page.linkFor(2))).toMatchObject({ status: 200, says: 'answered' })
  })
})

describe('an answer while a colleague has the task', () => {
  const held = aSharedOrder({ holder: { ref: 2, at: anHourIn } })

  it('comes back with who has it and what was typed, and is not stored', async () => {
    const page = await openPage(held)
    const { status, html } = await page.post(page.linkFor(1), { ...done, q_memo: '急ぎで' })
    expect([status, html]).toEqual([409, expect.stringContaining('鈴木 蓮 さんがこの作業を引き受けています')])
    expect(html).toContain('急ぎで')
    expect(html).toMatch(/type="checkbox"[^>]* name="take-over" value="yes">/)
    expect(html).not.toContain('KEY-1234')
    expect(page.puts()).toBe(0)
  })

  it('is stored when it is sent again to take over, and the colleague is mailed', async () => {
    const page = await openPage(held)
    expect(await page.post(page.linkFor(1), { ...done, 'take-over': 'yes' })).toMatchObject({ says: 'completed' })
    expect(page.world.mailer.sent.map(({ mail }) => mail.to.address)).toEqual(['suzuki@example.com'])
    expect(page.stored()).toMatchObject({ unsent: [], tasks: { '1-1#1': { answer: { by: { id: 'sato' } } } } })
  })

  it('by the colleague needs nothing more', async () => {
    const page = await openPage(held)
    expect(await page.post(page.linkFor(2), done)).toMatchObject({ status: 200, says: 'completed' })
    expect(page.world.mailer.sent).toEqual([])
  })
})

describe('an answer in an order that is full', () => {
  const memo = { at: anHourIn, by: '佐藤 葵', node: '1-1', round: 1, text: '漢'.repeat(2000) }
  const full = aSharedOrder({}, { variables: { q_memo: Array.from({ length: 25 }, () => memo) } })

  it('comes back when it brings a memo, and is taken without', async () => {
    const page = await openPage(full)
    const { status, html } = await page.post(page.linkFor(1), { ...done, q_memo: '最後に' })
    expect([status, html]).toEqual([409, expect.stringContaining(problemText('tooMany', ['', ''])[0])])
    expect(await page.post(page.linkFor(1), done)).toMatchObject({ status: 200, says: 'completed' })
  })

  it('that returns comes back with why', async () => {
    const order = { ...full, tasks: byKey(aTask({ node: '1-2', offers: [sato, suzuki] })) }
    const page = await openPage(order)
    const link = page.linkFor(1, { node: '1-2', round: 1 })
    const { status, html } = await page.post(link, { outcome: 'returned', reason: '鍵が違う' })
    expect([status, html]).toEqual([409, expect.stringContaining(problemText('tooMany', ['', ''])[0])])
    expect(html).toContain('鍵が違う')
  })
})
