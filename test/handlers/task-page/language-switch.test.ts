import { describe, expect, it } from '@jest/globals'
import { aSharedOrder } from '../../builders/shared-task.ts'
import { openPage } from './visitor.ts'

const typed = { q_licenseKey: '  ', q_memo: '書きかけのメモ' }
const english = { lang: 'en' }
/** The button that switches the language, as it posts. */
const switchOf = (html: string) =>
  html.match(/<button class="language" form="([^"]+)".* name="look" value="([^"]*)"/)?.slice(1)

describe('the language of a page that came back', () => {
  it('is switched with what is typed and what is wrong, and nothing is done', async () => {
    const page = await openPage(aSharedOrder())
    const link = page.linkFor(1)
    const { html } = await page.post(link, { ...typed, outcome: 'done' })
    expect(switchOf(html)).toEqual(['answer', 'done'])
    const switched = await page.post(link, { ...typed, look: 'done' }, english)
    expect(switched.status).toBe(200)
    for (const text of ['<html lang="en">', '書きかけのメモ', 'q_licenseKey-error">Enter the licence key.'])
      expect(switched.html).toContain(text)
    expect(switchOf(switched.html)).toEqual(['answer', 'done'])
    expect(page.puts()).toBe(0)
  })

  it('is switched without completing what could be completed by now', async () => {
    const page = await openPage(aSharedOrder())
    const { html } = await page.post(page.linkFor(1), { q_licenseKey: 'KEY-1234', look: 'done' }, english)
    expect(html).toContain('<html lang="en">')
    expect(html).not.toContain('aria-invalid')
    expect(html).not.toContain('KEY-1234')
    expect([page.puts(), page.stored().tasks['1-1#1']?.status]).toEqual([0, 'open'])
  })

  it('is switched with a memo in its own form, which stays open', async () => {
    const page = await openPage(aSharedOrder())
    const long = 'メモ'.repeat(1_500)
    const { html } = await page.post(page.linkFor(1), { act: 'memo', memo: long })
    expect(switchOf(html)).toEqual(['act-memo', 'memo'])
    const tooLong = await page.post(page.linkFor(1), { look: 'memo', memo: long }, english)
    expect(tooLong.html).toContain('Enter at most 2,000 characters (now 3,000).')
    const right = await page.post(page.linkFor(1), { look: 'memo', memo: '先方に確認中' }, english)
    expect(right.html).toMatch(/<details open>.*\s<form id="act-memo"/)
    expect(right.html).toContain('先方に確認中')
    expect(page.puts()).toBe(0)
  })

  it('is switched with the choice of a colleague still missing', async () => {
    const page = await openPage(aSharedOrder())
    const { html } = await page.post(page.linkFor(1), { act: 'hand-over', to: '' })
    expect(switchOf(html)).toEqual(['act-hand-over', 'hand-over'])
    const switched = await page.post(page.linkFor(1), { look: 'hand-over', to: '' }, english)
    expect(switched.html).toContain('to-error">Choose whom to hand it to.')
  })

  it('is switched by a link while nothing is typed', async () => {
    const page = await openPage(aSharedOrder())
    const { html } = await page.get(page.linkFor(1))
    expect([html, switchOf(html)]).toEqual([expect.stringContaining('<a class="language" href="?lang=en"'), undefined])
  })

  it('is switched on what has been settled meanwhile, too', async () => {
    const page = await openPage(aSharedOrder())
    await page.post(page.linkFor(1), { outcome: 'done', q_licenseKey: 'KEY-1234' })
    expect(await page.post(page.linkFor(1), { look: 'done' }, english)).toMatchObject({
      status: 409,
      html: expect.stringContaining('This task has been answered'),
    })
  })
})
