import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Mail, Mailer } from '../../lambdas/core/ports.ts'

/** A mail as its receiver has it; `id` is what tells a repeat from another mail. */
export interface ReceivedMail extends Mail {
  id: string
}

export const aMail = (changes: Partial<Mail> = {}): Mail => ({
  to: { name: '佐藤 髙子', address: 'sato@example.com' },
  subject: '[納品] 1-1.ライセンスキー手配 髙橋様',
  text: 'ライセンスキーの手配をお願いします。\nhttp://localhost:8080/t/abc.def_-\n',
  html: '<p>ライセンスキーの手配を<b>お願いします</b>。<a href="http://localhost:8080/t/abc.def_-">開く</a></p>',
  ...changes,
})

/** What every mailer promises; `received` gives all that has arrived, in the order it was sent. */
export function mailerContract(
  name: string,
  makeMailer: () => Promise<{ mailer: Mailer; received: () => Promise<ReceivedMail[]> }>,
): void {
  describe(`${name} as a mailer`, () => {
    let mailer: Mailer
    let received: () => Promise<ReceivedMail[]>
    beforeEach(async () => {
      ;({ mailer, received } = await makeMailer())
    })

    it('has handed the mail over when it resolves, Japanese text and all', async () => {
      await mailer.send(aMail(), 'a')
      expect(await received()).toEqual([expect.objectContaining(aMail())])
    })

    it('keeps a long link whole', async () => {
      const link = `https://nouhin.example.com/t/${'a-_'.repeat(120)}.${'b'.repeat(43)}`
      await mailer.send(aMail({ text: `開く:\n${link}\n`, html: `<a href="${link}">開く</a>` }), 'a')
      const [mail] = await received()
      expect(mail?.text).toContain(link)
      expect(mail?.html).toContain(`href="${link}"`)
    })

    it('keeps a long Japanese subject whole', async () => {
      const subject = '納品環境構築手配'.repeat(15)
      await mailer.send(aMail({ subject }), 'a')
      expect((await received())[0]?.subject).toBe(subject)
    })

    it('takes a recipient without a name', async () => {
      const to = { name: '', address: 'ops@example.com' }
      await mailer.send(aMail({ to }), 'a')
      expect((await received())[0]?.to).toEqual(to)
    })

    it('keeps a name with commas, quotes and brackets as one recipient', async () => {
      const to = { name: 'Sato, "T" <x@example.org>; 部', address: 'sato@example.com' }
      await mailer.send(aMail({ to }), 'a')
      expect((await received())[0]?.to).toEqual(to)
    })

    it('tells different mails apart', async () => {
      await mailer.send(aMail(), 'k1-2-1/1-1′#1/1')
      await mailer.send(aMail(), 'k1-2-1/1-1′#1/2')
      expect(new Set((await received()).map(({ id }) => id)).size).toBe(2)
    })

    it('marks a repeat as the same mail', async () => {
      await mailer.send(aMail(), 'k1-2-1/1-1′#1/1')
      await mailer.send(aMail(), 'k1-2-1/1-1′#1/1')
      expect(new Set((await received()).map(({ id }) => id)).size).toBe(1)
    })

    it('sends many at once', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, n) => mailer.send(aMail({ subject: `${n}` }), `${n}`)))
      const subjects = (await received()).map(({ subject }) => Number(subject))
      expect(subjects.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n))
    })
  })
}
