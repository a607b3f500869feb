import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { answers, type Office, openOffice } from './office.ts'
import { pageOf } from './page.ts'

let office: Office
let pid: string
let path: string
beforeEach(async () => {
  office = await openOffice()
  ;({ pid } = await office.openedOrder())
  ;[path = ''] = await office.links(pid, '1-1', { to: 'sato' })
})
afterEach(() => office[Symbol.asyncDispose]())

/** Goes on to the build task and gives its link. */
async function buildTask() {
  await office.answer(pid, '1-1')
  const [link = ''] = await office.links(pid, '1-2')
  await office.see(pid, ({ tasks }) => tasks['1-1#1']?.status === 'delivered')
  await office.calm()
  return link
}
const field = (html: string, name: string) =>
  html.match(new RegExp(`<div class="field[^>]*>\\s*<label for="${name}">.*?</div>`, 's'))?.[0]

describe('looking at a task', () => {
  it.each(['GET', 'HEAD'])('writes nothing, however often: %s', async (method) => {
    const before = office.stored()
    const seen = await Promise.all(Array.from({ length: 100 }, () => office.get(path, { method })))
    expect(seen.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 200))
    expect(office.stored()).toEqual(before)
  })

  it('gives HEAD the headers of GET and no body', async () => {
    const { html } = await pageOf(office.get(path))
    const head = await pageOf(office.get(path, { method: 'HEAD' }))
    expect([head.status, head.html, html.length > 0]).toEqual([200, '', true])
  })

  it('greets each member by their own link', async () => {
    const [colleagues = ''] = await office.links(pid, '1-1', { to: 'suzuki' })
    expect((await pageOf(office.get(path))).html).toContain('佐藤 葵')
    expect((await pageOf(office.get(colleagues))).html).toContain('鈴木 蓮')
  })
})

describe('a form with something missing or wrong', () => {
  it('comes back with the reason beside each field and what was typed, and the task stays open', async () => {
    const link = await buildTask()
    const before = office.stored()
    const form = { outcome: 'done', q_accessUrl: 'javascript:alert(1)', q_password: '', q_memo: '夜に作業します' }
    const { status, html } = await pageOf(office.post(link, form))
    expect(status).toBe(422)
    expect(field(html, 'q_accessUrl')).toContain('https:// か http:// で始まり')
    expect(field(html, 'q_accessUrl')).toContain('value="javascript:alert(1)"')
    expect(field(html, 'q_password')).toContain('error" id="q_password-error">初期パスワードを入力してください。')
    expect(field(html, 'q_memo')).toContain('夜に作業します')
    expect(office.stored()).toEqual(before)
    expect((await pageOf(office.post(link, answers['1-2']))).says).toBe('completed')
  })

  it('comes back whole with a pasted text of 10,000 characters, and says how long it may be', async () => {
    const link = await buildTask()
    const form = { outcome: 'done', q_accessUrl: 'https://service.example.com/', q_memo: '議事録'.repeat(3_334) }
    const { status, html } = await pageOf(office.post(link, form))
    expect(status).toBe(422)
    expect(field(html, 'q_memo')).toContain('2,000 文字以内で入力してください(いま 10,002 文字)。')
    expect(field(html, 'q_memo')).toContain(form.q_memo)
    expect(field(html, 'q_accessUrl')).toContain(`value="${form.q_accessUrl}"`)
  })

  it('asks for the reason of a return', async () => {
    const link = await buildTask()
    const { status, html } = await pageOf(office.post(link, { outcome: 'returned', reason: '  ' }))
    expect([status, field(html, 'reason')]).toEqual([422, expect.stringContaining('指摘の理由を入力してください。')])
  })

  it.each([{}, { outcome: 'returned' }, { outcome: 'toString' }, { outcome: '__proto__' }])(
    'asks for an outcome that the task has: %j',
    async (outcome) => {
      const { status, html } = await pageOf(
        office.post(path, { ...answers['1-1'], ...outcome, ...('outcome' in outcome ? {} : { outcome: '' }) }),
      )
      expect([status, html]).toEqual([422, expect.stringContaining('ボタンで完了か指摘を選んでください。')])
    },
  )

  it('keeps a typed secret out of the page that comes back', async () => {
    const link = await buildTask()
    const { html } = await pageOf(office.post(link, { outcome: 'done', q_password: 'typed-Secret' }))
    expect(html).not.toContain('typed-Secret')
  })
})

describe('a form that is none', () => {
  it('is refused with 413 above 256 KB', async () => {
    const before = office.stored()
    const { status, says } = await pageOf(office.post(path, { ...answers['1-1'], q_memo: 'x'.repeat(256_000) }))
    expect([status, says]).toEqual([413, 'too-large'])
    expect(office.stored()).toEqual(before)
  })

  it.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain', ''])(
    'is refused with 415 as %j',
    async (type) => {
      const before = office.stored()
      const body = Buffer.from(new URLSearchParams(answers['1-1']).toString())
      const { status, says } = await pageOf(
        office.get(path, { method: 'POST', body, headers: type ? { 'content-type': type } : {} }),
      )
      expect([status, says]).toEqual([415, 'no-form'])
      expect(office.stored()).toEqual(before)
    },
  )
})

describe('the licence key', () => {
  it('is not in the page until the builder asks for it, and the look is on record', async () => {
    const link = await buildTask()
    const before = await pageOf(office.get(link))
    expect(before.html).not.toContain(answers['1-1'].q_licenseKey)

    const revealed = await pageOf(office.post(link, { reveal: 'q_licenseKey', q_memo: '書きかけ' }))
    expect(revealed.status).toBe(200)
    expect(revealed.html).toContain(answers['1-1'].q_licenseKey)
    expect(revealed.html).toContain('書きかけ')
    expect(office.order(pid)?.events.at(-1)).toMatchObject({
      type: 'secret-revealed',
      by: 'takahashi',
      node: '1-2',
      data: { variable: 'q_licenseKey' },
    })
  })

  it.each(['q_password', 'q_customerName', '__proto__'])('is all that can be asked for, not %s', async (code) => {
    const link = await buildTask()
    const before = office.stored()
    const { status, says, html } = await pageOf(office.post(link, { reveal: code }))
    expect([status, says]).toEqual([200, 'task'])
    expect(html).not.toContain(answers['1-1'].q_licenseKey)
    expect(office.stored()).toEqual(before)
  })

  it('is in no mail, no log, no execution and not on the case page', async () => {
    await buildTask()
    const shown = await office.get(`/console/orders/${pid}`)
    const texts = [
      await shown.text(),
      JSON.stringify(await office.mails()),
      JSON.stringify(await office.cases()),
      office.logged.join(),
      JSON.stringify(office.stored().events),
    ]
    for (const text of texts) expect(text).not.toContain(answers['1-1'].q_licenseKey)
  })
})

it('takes a key as it was meant, without the control characters that came along from where it was copied', async () => {
  await office.answer(pid, '1-1', { outcome: 'done', q_licenseKey: '\0KEY\u000b-1\u007f' })
  expect(office.order(pid)?.variables.q_licenseKey).toBe('KEY-1')
})

describe('hostile input', () => {
  const script = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\'`'

  it.each([
    ['markup', script],
    ['a NUL', 'a\0b'],
    ['other control characters', 'a\u0007\u001b[31m\u007fb'],
    ['line breaks and a header', 'a\r\nSet-Cookie: a=b\r\n\r\n<html>'],
    ['text that runs backwards', '\u202egnissap\u2066'],
    ['very long text', '<b>'.repeat(3_000)],
  ])('comes back and is stored without harm: %s', async (_, hostile) => {
    const link = await buildTask()
    const back = await pageOf(
      office.post(link, { outcome: 'done', q_accessUrl: hostile, q_memo: hostile, reason: hostile }),
    )
    expect(back.status).toBe(422)
    expectHarmless(back.html)

    await office.post(link, { outcome: 'returned', reason: hostile.slice(0, 1500) })
    const [next = ''] = await office.links(pid, '1-1′', { round: 2, to: 'sato' })
    expectHarmless((await pageOf(office.get(next))).html)
    expectHarmless((await pageOf(office.get(`/console/orders/${pid}`))).html)
  })

  it('in the record of kintone harms neither pages nor mails', async () => {
    const { pid } = await office.openedOrder({ k_氏名: `${script}\r\nBcc: all@example.com`, k_id: 'a\0b' })
    const [link = ''] = await office.links(pid, '1-1')
    expectHarmless((await pageOf(office.get(link))).html)
    const mail = (await office.mails()).find(({ text }) => text.includes(link))
    expect(mail?.subject).not.toMatch(/[\r\n]/)
  })

  /** No markup of a guest's, no control character, and what turns the text round only where it is kept apart. */
  function expectHarmless(html: string) {
    expect(html.match(/<script(?! src="\/live\.js" defer><\/script>)|<img|<b>|<html>|<html [^l]/i)).toBeNull()
    expect(html.match(/.{0,40}[^\P{Cc}\t\n\r]/u)).toBeNull()
    const outside = html.replace(/(<bdi>|dir="auto">|value="|<textarea[^>]*>)[^<"]*/g, '')
    expect(outside.match(/.{0,40}[\u202a-\u202e\u2066-\u2069]/)).toBeNull()
  }
})

it('answers with a page and no word of the cause when something breaks', async () => {
  await office.changeSecrets({ linkKeys: { current: 'k2', keys: { k2: 'x'.repeat(43) } } })
  const { status, says } = await pageOf(office.get(path))
  expect([status, says]).toEqual([500, 'unavailable'])
  expect(office.logged.join()).toContain('UnknownLinkKey')
  expect(office.logged.join()).not.toContain(path)
})
