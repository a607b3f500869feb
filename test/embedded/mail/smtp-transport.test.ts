import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import { createSmtpTransport } from '../../../embedded/mail/smtp-transport.ts'
import { atEndOfTest } from '../../at-end-of-test.ts'
import { aMail } from '../../contract/mailer.ts'
import { mailerTo } from './mail-server.ts'

const breaking = new URL('./breaking-thread.ts', import.meta.url)

function transport(module = breaking) {
  const reasons: string[] = []
  const { send, verify, close } = createSmtpTransport(
    { pool: { pool: true } },
    { module, onBroken: (it) => reasons.push(it) },
  )
  atEndOfTest(close)
  return { send, verify, close, reasons }
}

describe('the thread that sends mails', () => {
  it('that breaks has sent nothing that was under way, and is followed by another', async () => {
    const { send, reasons } = transport()
    const outcomes = await Promise.allSettled([send({ subject: 'wait' }), send({ subject: 'break' })])
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'MailNotSent', code: 'ETHREAD' } })
    await expect(send({ subject: 'next' })).resolves.toBeUndefined()
    expect(reasons).toEqual([expect.stringMatching(/^RangeError .*breaking-thread/s)])
  })

  it('breaks without a word of the mail', async () => {
    const { send, reasons } = transport()
    await send({ subject: 'break' }).catch(() => undefined)
    expect(reasons.join()).not.toContain('sato')
  })

  it('that cannot start is told, and no mail server is blamed', async () => {
    const { verify, reasons } = transport(new URL('./not-there.ts', import.meta.url))
    await expect(verify()).rejects.toMatchObject({ code: 'ETHREAD', message: expect.not.stringContaining('smtp') })
    expect(reasons).toEqual([expect.stringContaining('MODULE_NOT_FOUND')])
  })

  it('is spared what cannot be handed to it', async () => {
    const { send } = transport()
    await expect(send({ subject: () => 'a' } as object)).rejects.toMatchObject({ name: 'MailNotSent' })
    await expect(send({ subject: 'next' })).resolves.toBeUndefined()
  })

  it('ends with the office, which says so to whoever waits and whoever comes later', async () => {
    const { send, close, reasons } = transport()
    const waiting = expect(send({ subject: 'wait' })).rejects.toMatchObject({ code: 'ECLOSED' })
    await close()
    await waiting
    await expect(send({ subject: 'later' })).rejects.toMatchObject({ code: 'ECLOSED' })
    expect(reasons).toEqual([])
  })

  it('sends a mail in a few pieces, however long it is', async () => {
    const pieces: string[] = []
    const server = createServer((socket) => {
      let isMail = false
      socket.write('220 a\r\n')
      socket.on('data', (data) => {
        const text = data.toString('latin1')
        if (!isMail) {
          isMail = /^DATA/.test(text)
          socket.write(isMail ? '354 go on\r\n' : '250 ok\r\n')
          return
        }
        pieces.push(text)
        isMail = !pieces.join('').endsWith('\r\n.\r\n')
        if (!isMail) socket.write('250 taken\r\n')
      })
      socket.on('error', () => undefined)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    atEndOfTest(() => server.close())
    const mailer = mailerTo((server.address() as AddressInfo).port)
    await mailer.send(aMail({ html: '<p>手配をお願いします。</p>'.repeat(300) }), 'a')
    expect(pieces.join('').length).toBeGreaterThan(10_000)
    expect(pieces.length).toBeLessThan(5)
  })
})
