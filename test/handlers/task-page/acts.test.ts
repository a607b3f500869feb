import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../../lambdas/core/order.ts'
import type { Member } from '../../../lambdas/core/ports.ts'
import { problemText } from '../../../lambdas/views/problem-texts.ts'
import { told } from '../../../lambdas/views/task-texts.ts'
import { anHourIn, aSharedOrder, claimEvents, sato, suzuki } from '../../builders/shared-task.ts'
import { anAnswer, aTask, byKey } from '../../builders/task.ts'
import { openPage } from './visitor.ts'

const heldBy = ({ ref }: { ref: number }) => aSharedOrder({ holder: { ref, at: anHourIn } })
const subjects = (page: Awaited<ReturnType<typeof openPage>>) =>
  page.world.mailer.sent.map(({ mail }) => `${mail.subject} ${mail.to.address}`)

describe('taking a task', () => {
  it('leads back to the page, which says so and writes nothing when it is loaded again', async () => {
    const page = await openPage(aSharedOrder())
    const link = page.linkFor(1)
    const posted = await page.post(link, { act: 'claim', mine: 'yes' })
    expect([posted.status, posted.headers]).toEqual([303, expect.objectContaining({ 'cache-control': 'no-store' })])
    expect(page.stored().tasks['1-1#1']?.holder?.ref).toBe(1)
    const puts = page.puts()
    for (const seen of [await page.follow(link, posted), await page.follow(link, posted)])
      expect([seen.status, seen.html]).toEqual([200, expect.stringContaining(told.claimed[0])])
    expect(page.puts()).toBe(puts)
  })

  it('shows a colleague who has it', async () => {
    const page = await openPage(aSharedOrder())
    await page.post(page.linkFor(1), { act: 'claim', mine: 'yes' })
    expect((await page.get(page.linkFor(2))).html).toContain('佐藤 葵 さんが引き受けています')
  })

  it.each<Record<string, string>>([{ act: 'claim' }, { act: 'take-over' }, { act: 'claim', 'take-over': 'yes' }])(
    'without the tick that a person gives comes back, and nothing is done: %j',
    async (form) => {
      const page = await openPage(form.act === 'claim' ? aSharedOrder() : heldBy(suzuki))
      const { status, html } = await page.post(page.linkFor(1), { ...form, q_memo: '書きかけ' })
      expect([status, html]).toEqual([422, expect.stringContaining(problemText('tick', ['', ''])[0])])
      expect(html).toContain('書きかけ')
      expect(page.puts()).toBe(0)
    },
  )

  it('that a colleague has is refused with who has it', async () => {
    const page = await openPage(heldBy(suzuki))
    const { status, html } = await page.post(page.linkFor(1), { act: 'claim', mine: 'yes' })
    expect([status, html]).toEqual([409, expect.stringContaining('今回の操作は行っていません。鈴木 蓮 さんが')])
    expect(page.puts()).toBe(0)
  })

  it('keeps what is typed into the answer, which nothing else holds', async () => {
    const page = await openPage(aSharedOrder())
    const { status, html } = await page.post(page.linkFor(1), { act: 'claim', mine: 'yes', q_memo: '書きかけのメモ' })
    expect([status, html]).toEqual([200, expect.stringContaining('書きかけのメモ')])
    expect(html).toContain(told.claimed[0])
    expect(page.stored().variables.q_memo).toEqual([])
  })
})

describe('what the page says after an act', () => {
  it('is no longer said once it is not so any more', async () => {
    const page = await openPage(aSharedOrder())
    const posted = await page.post(page.linkFor(1), { act: 'claim', mine: 'yes' })
    await page.post(page.linkFor(2), { act: 'take-over', 'take-over': 'yes' })
    expect((await page.follow(page.linkFor(1), posted)).html).not.toContain(told.claimed[0])
  })

  it('is no longer said some minutes later', async () => {
    const page = await openPage(aSharedOrder())
    const posted = await page.post(page.linkFor(1), { act: 'claim', mine: 'yes' })
    page.world.clock.forward(301)
    expect((await page.follow(page.linkFor(1), posted)).html).not.toContain(told.claimed[0])
  })

  it('is said by no address of its own accord, nor to a colleague', async () => {
    const page = await openPage(aSharedOrder())
    expect((await page.get(page.linkFor(1), { acted: 'yes' })).html).not.toContain('class="told"')
    await page.post(page.linkFor(1), { act: 'claim', mine: 'yes' })
    expect((await page.get(page.linkFor(2), { acted: 'yes' })).html).not.toContain('class="told"')
  })
})

describe('taking a task over', () => {
  it('makes it the member’s, and mails the one who had it', async () => {
    const page = await openPage(heldBy(suzuki))
    const link = page.linkFor(1)
    const posted = await page.post(link, { act: 'take-over', 'take-over': 'yes' })
    expect((await page.follow(link, posted)).html).toContain(told['taken-over'][0])
    expect(subjects(page)).toEqual(['task-taken-over suzuki@example.com'])
    expect(page.stored()).toMatchObject({ unsent: [], tasks: { '1-1#1': { holder: { ref: 1 } } } })
  })
})

describe('handing a task over', () => {
  it('offers the colleagues of the lane as settings have it now', async () => {
    const page = await openPage(aSharedOrder())
    const { html } = await page.get(page.linkFor(1))
    expect(html.match(/<option value="[^"]+"/g)).toEqual(['<option value="suzuki"', '<option value="ito"'])
  })

  it('mails the colleague a link that works, and the giver’s stays valid', async () => {
    const page = await openPage(aSharedOrder())
    const link = page.linkFor(1)
    const posted = await page.post(link, { act: 'hand-over', to: 'ito' })
    expect((await page.follow(link, posted)).html).toContain(told['handed-over'][0])
    expect(subjects(page)).toEqual(['task-handed-over ito@example.com'])
    expect((await page.get(page.linkFor(3))).says).toBe('task')
    expect((await page.get(link)).html).toContain('伊藤 杏 さんが引き受けています')
  })

  it('that a colleague has taken meanwhile is refused with who has it', async () => {
    const page = await openPage(heldBy(suzuki))
    const { status, html } = await page.post(page.linkFor(1), { act: 'hand-over', to: 'ito' })
    expect([status, html]).toEqual([409, expect.stringContaining('今回の操作は行っていません。鈴木 蓮 さんが')])
    expect(page.puts()).toBe(0)
  })

  it.each(['', 'nobody', 'sato', '__proto__'])(
    'to nobody of the list (%j) comes back with what is wrong',
    async (to) => {
      const page = await openPage(aSharedOrder())
      const { status, html } = await page.post(page.linkFor(1), { act: 'hand-over', to })
      expect([status, html]).toEqual([422, expect.stringContaining('to-error">引き継ぐ相手を選んでください。')])
      expect(page.puts()).toBe(0)
    },
  )
})

describe('leaving a memo', () => {
  it('puts it into the thread and leads back to the page', async () => {
    const page = await openPage(aSharedOrder())
    const link = page.linkFor(1)
    const posted = await page.post(link, { act: 'memo', memo: ' 在庫を確認中 ' })
    const { html } = await page.follow(link, posted)
    expect(html).toContain(told['memo-added'][0])
    expect((await page.get(page.linkFor(2))).html).toContain('在庫を確認中')
  })

  it.each([
    ['nothing', '  ', 'メモ・コメントを入力してください。'],
    ['too much', 'あ'.repeat(2001), '2,000 文字以内で入力してください(いま 2,001 文字)。'],
  ])('of %s comes back with what is wrong and what was typed', async (_, memo, message) => {
    const page = await openPage(aSharedOrder())
    const { status, html } = await page.post(page.linkFor(1), { act: 'memo', memo })
    expect([status, html]).toEqual([422, expect.stringContaining(`error" id="memo-error">${message}`)])
    expect(html).toContain(memo)
    expect(page.puts()).toBe(0)
  })

  it('once too often comes back with the reason and what was typed', async () => {
    const page = await openPage(aSharedOrder({}, { events: claimEvents(200) }))
    const { status, html } = await page.post(page.linkFor(1), { act: 'memo', memo: '二百一番目' })
    expect([status, html]).toEqual([409, expect.stringContaining(problemText('tooMany', ['', ''])[0])])
    expect(html).toContain('二百一番目')
  })
})

it.each<Record<string, string>>([
  { act: 'claim', mine: 'yes' },
  { act: 'hand-over', to: 'suzuki' },
])('one act too many has a page of its own: %j', async (form) => {
  const page = await openPage(aSharedOrder({}, { events: claimEvents(200) }))
  expect(await page.post(page.linkFor(1), form)).toMatchObject({ status: 409, says: 'too-many' })
})

it.each(['Claim', 'constructor', 'toString'])('an act that there is not is refused: %j', async (act) => {
  const page = await openPage(aSharedOrder())
  const { status } = await page.post(page.linkFor(1), { act })
  expect([status, page.puts()]).toEqual([400, 0])
})

describe('asking for a fresh link', () => {
  const day = 24 * 60 * 60
  const asked = async (order = aSharedOrder(), form: Record<string, string> = {}) => {
    const page = await openPage(order)
    const old = page.linkFor(1)
    expect(await page.post(old, { renew: 'yes', ...form })).toMatchObject({ status: 200, says: 'link-sent' })
    return { page, old, fresh: page.linkFor(1) }
  }

  it.each<[string, string, Record<string, string>]>([
    ['a memo', 'memo', { act: 'memo', memo: '確認中' }],
    ['taking the task', 'claim', { act: 'claim', mine: 'yes' }],
    ['handing it over', 'hand-over', { act: 'hand-over', to: 'suzuki' }],
  ])('leaves the link that works as it is until the fresh one is used, here for %s', async (_, __, form) => {
    const { page, old, fresh } = await asked()
    expect(subjects(page)).toEqual(['task-offered sato@example.com'])
    expect([(await page.get(old)).says, (await page.get(fresh)).says]).toEqual(['task', 'task'])
    expect((await page.post(fresh, form)).status).toBe(303)
    expect(await page.get(old)).toMatchObject({ status: 410, says: 'revoked' })
    expect((await page.get(fresh)).says).toBe('task')
  })

  it('leaves both as they are whatever is done through the link before it', async () => {
    const { page, old, fresh } = await asked()
    await page.post(old, { act: 'claim', mine: 'yes' })
    await page.post(old, { act: 'memo', memo: 'メモ' })
    expect([(await page.get(old)).says, (await page.get(fresh)).says]).toEqual(['task', 'task'])
    expect(await page.post(old, { outcome: 'done', q_licenseKey: 'KEY-1' })).toMatchObject({ says: 'completed' })
  })

  it('ends the link that works at once if somebody has seen it', async () => {
    const { page, old, fresh } = await asked(aSharedOrder(), { end: 'yes' })
    expect(await page.get(old)).toMatchObject({ status: 410, says: 'revoked' })
    expect((await page.get(fresh)).says).toBe('task')
  })

  it('through one that has expired mails a new one', async () => {
    const { page, old, fresh } = await asked(aSharedOrder({ offers: [{ ...sato, expiresAt: anHourIn }, suzuki] }))
    expect(await page.post(old, { renew: 'yes' })).toMatchObject({ status: 200, says: 'link-sent' })
    expect(subjects(page)).toEqual(['task-offered sato@example.com'])
    expect(await page.get(old)).toMatchObject({ status: 410, says: 'revoked' })
    expect((await page.get(fresh)).says).toBe('task')
  })

  it.each(['the link before it', 'the fresh one'] as const)(
    'again, through %s, mails the fresh one again and makes no third',
    async (through) => {
      const { page, old, fresh } = await asked()
      page.world.clock.forward(601)
      await page.post(through === 'the fresh one' ? fresh : old, { renew: 'yes' })
      expect(subjects(page)).toEqual(['task-offered sato@example.com', 'task-offered sato@example.com'])
      expect(page.linkFor(1)).toBe(fresh)
      expect([(await page.get(old)).says, (await page.get(fresh)).says]).toEqual(['task', 'task'])
    },
  )

  it('through one that was taken back ends no link that works', async () => {
    const { page, old, fresh } = await asked(aSharedOrder(), { end: 'yes' })
    page.world.clock.forward(601)
    expect(await page.post(old, { renew: 'yes', end: 'yes' })).toMatchObject({ status: 200, says: 'link-sent' })
    expect(subjects(page)).toEqual(['task-offered sato@example.com', 'task-offered sato@example.com'])
    expect((await page.get(fresh)).says).toBe('task')
  })

  it('is answered five times a day, however often a program presses the button', async () => {
    const { page, old } = await asked()
    for (let count = 1; count < 20; count++) {
      page.world.clock.forward(1_200)
      const seen = await page.post(old, { renew: 'yes' })
      expect(seen).toMatchObject(
        count < 5 ? { status: 200, says: 'link-sent' } : { status: 429, says: 'too-many-links' },
      )
    }
    expect(subjects(page)).toHaveLength(5)
    page.world.clock.forward(day)
    expect(await page.post(old, { renew: 'yes' })).toMatchObject({ says: 'link-sent' })
  })
})

describe('a member who has left the lane', () => {
  const forms: Record<string, string>[] = [
    { outcome: 'done', q_licenseKey: 'KEY-1' },
    { act: 'claim', mine: 'yes' },
    { act: 'take-over', 'take-over': 'yes' },
    { act: 'hand-over', to: 'suzuki' },
    { act: 'memo', memo: 'メモ' },
    { reveal: 'q_licenseKey' },
    { renew: 'yes' },
    { look: 'done', outcome: 'done' },
  ]
  const titled = { title: '納品 山田商店' }
  const states = {
    'an open task': aSharedOrder({}, titled),
    'a task of theirs': aSharedOrder({ holder: { ref: 1, at: anHourIn } }, titled),
    'an answered task': aSharedOrder({ status: 'answered', answer: anAnswer() }, titled),
    'an expired link': aSharedOrder({ offers: [{ ...sato, expiresAt: anHourIn }, suzuki] }, titled),
  }
  const cases = Object.entries(states).flatMap(([name, order]) => forms.map((form) => ({ name, order, form })))

  it.each(cases)('does nothing through an old link: $name, $form', async ({ order, form }) => {
    const page = await openPage(order, [suzuki.member])
    const seen = await page.post(page.linkFor(1), form)
    expect(seen).toMatchObject({ status: 410, says: 'not-in-lane' })
    expect(seen.html).not.toMatch(/山田|佐藤/)
    expect([page.puts(), subjects(page)]).toEqual([0, []])
  })

  it.each(Object.entries(states))('sees nothing of the order: %s', async (_, order) => {
    const page = await openPage(order, [suzuki.member])
    const seen = await page.get(page.linkFor(1))
    expect(seen).toMatchObject({ status: 410, says: 'not-in-lane' })
    expect(seen.html).toContain('運用担当')
    expect(seen.html).not.toMatch(/山田|佐藤/)
    expect((await page.get(page.linkFor(2))).says).not.toBe('not-in-lane')
  })

  it.each<[string, Partial<Member>, string]>([
    ['somebody else has their id', { name: '佐藤 実', email: 'minoru@example.com' }, 'not-in-lane'],
    ['they have another name only', { name: '高橋 葵' }, 'task'],
    ['they have another address only', { email: 'aoi@example.com' }, 'task'],
  ])('is known as that before patrol has looked: %s', async (_, changes, says) => {
    const page = await openPage(aSharedOrder(), [{ ...sato.member, ...changes }, suzuki.member])
    expect(await page.get(page.linkFor(1))).toMatchObject({ says })
  })
})

describe('the link of a task that operations have given to another', () => {
  const given = aSharedOrder({
    offers: [{ ...sato, generation: 2, revoked: [{ ...sato }], withdrawnAt: anHourIn }, suzuki],
    holder: { ref: 2, at: anHourIn },
  })
  const before = aSharedOrder()

  it.each([
    ['a look', {}],
    ['an answer', { outcome: 'done', q_licenseKey: 'KEY-1' }],
    ['an act', { act: 'claim', mine: 'yes' }],
    ['asking for a fresh link', { renew: 'yes' }],
  ])('says to whom it went, and does nothing: %s', async (_, form) => {
    const page = await openPage(given)
    const old = page.linkFor(1, undefined, before)
    const seen = Object.keys(form).length > 0 ? await page.post(old, form) : await page.get(old)
    expect(seen).toMatchObject({ status: 410, says: 'reassigned' })
    expect(seen.html).toContain('鈴木 蓮')
    expect([page.puts(), subjects(page)]).toEqual([0, []])
  })
})

describe('an act that comes too late', () => {
  const acts: Record<string, string>[] = [
    { act: 'claim', mine: 'yes' },
    { act: 'take-over', 'take-over': 'yes' },
    { act: 'hand-over', to: 'suzuki' },
    { act: 'memo', memo: 'メモ' },
    { renew: 'yes' },
    { reveal: 'q_licenseKey' },
  ]

  it.each(acts)('for an answered task is told who answered: %j', async (form) => {
    const page = await openPage(
      aSharedOrder({ status: 'answered', answer: anAnswer({ by: { id: 'suzuki', name: '鈴木 蓮' } }) }),
    )
    const { status, says, html } = await page.post(page.linkFor(1), form)
    expect([status, says, html]).toEqual([409, 'answered', expect.stringContaining('鈴木 蓮')])
    expect(page.puts()).toBe(0)
  })

  it.each(acts)('for an order that was cancelled is told so: %j', async (form) => {
    const page = await openPage(aSharedOrder({ status: 'superseded' }, { status: 'cancelled' }))
    expect(await page.post(page.linkFor(1), form)).toMatchObject({ status: 409, says: 'order-cancelled' })
    expect(page.puts()).toBe(0)
  })
})

describe('a look at a secret', () => {
  const withKey = (variables: Partial<Order['variables']> = {}) =>
    aSharedOrder(
      {},
      {
        tasks: byKey(aTask({ node: '1-2', offers: [sato] })),
        variables: { q_licenseKey: 'KEY-1234', q_memo: [], ...variables },
      },
    )
  const of = { node: '1-2', round: 1 } as const

  it('shows it, is on record and repeats nothing', async () => {
    const page = await openPage(withKey())
    for (let look = 0; look < 2; look++) {
      const { status, html } = await page.post(page.linkFor(1, of), { reveal: 'q_licenseKey' })
      expect([status, html]).toEqual([200, expect.stringContaining('KEY-1234')])
    }
    expect(page.puts()).toBe(1)
  })

  it('that cannot be put on record shows nothing', async () => {
    const memo = { at: anHourIn, by: '佐藤 葵', node: '1-1', round: 1, text: '漢'.repeat(2000) }
    const page = await openPage(withKey({ q_memo: Array.from({ length: 25 }, () => memo) }))
    const { status, says, html } = await page.post(page.linkFor(1, of), { reveal: 'q_licenseKey' })
    expect([status, says]).toEqual([409, 'too-many'])
    expect(html).not.toContain('KEY-1234')
  })

  it('that the task does not show is none', async () => {
    const page = await openPage(withKey({ q_password: 'PASS-1234' }))
    const { html } = await page.post(page.linkFor(1, of), { reveal: 'q_password' })
    expect(html).not.toContain('PASS-1234')
    expect(page.puts()).toBe(0)
  })
})
