import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import type { SMTPServerOptions } from 'smtp-server'
import { createSmtpMailer } from '../../../embedded/mail/smtp-mailer.ts'
import { smtpOptions } from '../../../embedded/mail/smtp-options.ts'
import { atEndOfTest } from '../../at-end-of-test.ts'
import { aMail, mailerContract } from '../../contract/mailer.ts'
import { mailerTo, mailServer, oneAddress, refusing } from './mail-server.ts'

mailerContract('SMTP', async () => {
  const { mailer, arrived } = await mailServer()
  const received = async () =>
    arrived.map(({ mail }) => ({
      id: mail.messageId ?? '',
      to: oneAddress(mail.to),
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html || '',
    }))
  return { mailer, received }
})

const smtp = { host: 'smtp.example.com', port: 587, secure: false }

describe('a mail by SMTP', () => {
  it('comes from the sender of the settings', async () => {
    const { mailer, arrived } = await mailServer()
    await mailer.send(aMail(), 'a')
    expect(oneAddress(arrived[0]?.mail.from)).toEqual({ name: '納品', address: 'nouhin@example.com' })
  })

  it('has a Message-ID of the sender’s domain that tells nothing of the order', async () => {
    const { mailer, arrived } = await mailServer()
    await mailer.send(aMail(), 'k1-2-1/1-1′#1/1')
    expect(arrived[0]?.mail.messageId).toMatch(/^<[0-9a-f]{40}@example\.com>$/)
  })

  it('is another mail than the one of the same id from another data folder', async () => {
    const { port, arrived } = await mailServer()
    for (const sender of ['k1a2b3c4d', 'k5e6f7a8b']) {
      const mailer = createSmtpMailer(
        { from: 'a@example.com', smtp: { ...smtp, host: '127.0.0.1', port } },
        undefined,
        {
          sender,
        },
      )
      await mailer.send(aMail(), 'k1-2-1:task-offered:1-1#1:1')
      await mailer.close()
    }
    expect(new Set(arrived.map(({ mail }) => mail.messageId)).size).toBe(2)
  })

  it('asks for no automatic answer', async () => {
    const { mailer, arrived } = await mailServer()
    await mailer.send(aMail(), 'a')
    expect(arrived[0]?.mail.headers.get('auto-submitted')).toBe('auto-generated')
  })

  it.each(['\r\n', '\n', '\r', '\r\n\r\n', '\u2028'])(
    'lets no header be added by %j in subject or name',
    async (end) => {
      const { mailer, arrived } = await mailServer()
      const injected = `件名${end}Bcc: other@example.com${end}X-Injected: 1`
      await mailer.send(aMail({ subject: injected, to: { name: injected, address: 'sato@example.com' } }), 'a')
      expect(arrived[0]?.recipients).toEqual(['sato@example.com'])
      expect([...(arrived[0]?.mail.headers.keys() ?? [])]).not.toEqual(expect.arrayContaining(['x-injected']))
      expect(arrived[0]?.mail.subject).toBe('件名 Bcc: other@example.com X-Injected: 1')
      expect(arrived[0]?.mail.text).toContain('手配をお願いします')
    },
  )

  it.each([
    'sato@example.com\r\nRCPT TO:<x@example.com>',
    'a@example.com, b@example.com',
    'a <b@example.com>',
    'sato',
    '',
  ])('is refused to the address %j', async (address) => {
    const { mailer, arrived } = await mailServer()
    await expect(mailer.send(aMail({ to: { name: '', address } }), 'a')).rejects.toMatchObject({
      name: 'MailAddressInvalid',
    })
    expect(arrived).toEqual([])
  })
})

describe('the mail server', () => {
  const login = {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      username === 'nouhin' && password === 'pässword' ? done(null, { user: 'nouhin' }) : done(new Error('no')),
  } satisfies Parameters<typeof mailServer>[0]

  it('gets user and password', async () => {
    const { mailer, arrived } = await mailServer(login, 'nouhin', 'pässword')
    await mailer.send(aMail(), 'a')
    expect(arrived).toHaveLength(1)
  })

  it('that refuses the password is reported with what to do', async () => {
    const { mailer } = await mailServer(login, 'nouhin', 'hunter2')
    const refused = await mailer.send(aMail(), 'a').catch((error: Error) => error)
    expect(refused).toMatchObject({
      name: 'MailNotSent',
      code: 'EAUTH',
      message: expect.stringContaining('smtpPassword'),
    })
    await expect(mailer.verify()).rejects.toMatchObject({ name: 'MailNotSent' })
  })

  it('that takes the login is verified without a mail', async () => {
    const { mailer, arrived } = await mailServer(login, 'nouhin', 'pässword')
    await expect(mailer.verify()).resolves.toBeUndefined()
    expect(arrived).toEqual([])
  })

  it('that refuses the recipient is reported by its code, without the address', async () => {
    const { mailer } = await mailServer({
      onRcptTo: ({ address }, _, done) => done(refusing(`550 5.1.1 no such user ${address}`)),
    })
    const refused = await mailer.send(aMail(), 'a').catch((error: Error) => error)
    expect(refused).toMatchObject({ name: 'MailRefused', code: '550 5.1.1' })
    expect(`${refused} ${JSON.stringify(refused)}`).not.toContain('sato')
  })

  it.each([
    ['550 no such user', '550'],
    ['551 5.1.6 moved', '551 5.1.6'],
    ['553 5.1.3 bad mailbox', '553 5.1.3'],
    ['554 5.7.1 refused', '554 5.7.1'],
    ['552 5.2.2 full', '552 5.2.2'],
  ])('that answers RCPT TO with %s refuses for good', async (reply, code) => {
    const { mailer } = await mailServer({ onRcptTo: (_, __, done) => done(refusing(reply)) })
    await expect(mailer.send(aMail(), 'a')).rejects.toMatchObject({ name: 'MailRefused', code })
  })

  it.each(['450 4.2.0 greylisted', '452 4.2.2 full', '421 4.3.2 going down', '554 5.7.1 relay access denied'])(
    'that answers RCPT TO with %s is asked again later',
    async (reply) => {
      const { mailer } = await mailServer({ onRcptTo: (_, __, done) => done(refusing(reply)) })
      await expect(mailer.send(aMail(), 'a')).rejects.toMatchObject({ name: 'MailNotSent' })
    },
  )

  it.each([
    ['554 5.7.1 looks like spam', 'MailRefused'],
    ['554 transaction failed', 'MailRefused'],
    ['552 5.3.4 too big for the system', 'MailNotSent'],
    ['451 4.3.0 later', 'MailNotSent'],
  ])('that answers the mail itself with %s: %s', async (reply, name) => {
    const { mailer } = await mailServer({
      onData: (stream, _, done) => void stream.resume().on('end', () => done(refusing(reply))),
    })
    await expect(mailer.send(aMail(), 'a')).rejects.toMatchObject({ name })
  })

  it.each(['550 5.7.1 sender not allowed', '553 5.1.8 unknown sender', '550 5.1.1 no such mailbox'])(
    'that refuses the sender with %s is asked again later',
    async (reply) => {
      const { mailer } = await mailServer({ onMailFrom: (_, __, done) => done(refusing(reply)) })
      await expect(mailer.send(aMail(), 'a')).rejects.toMatchObject({ name: 'MailNotSent', code: 'EENVELOPE' })
    },
  )

  it('that hangs up in the middle is asked again later', async () => {
    const hangingUp = createServer((socket) => {
      socket.write('220 a\r\n')
      socket.on('data', (data) => {
        if (/^RCPT/m.test(data.toString())) socket.destroy()
        else socket.write('250 ok\r\n')
      })
      socket.on('error', () => {})
    }).listen(0, '127.0.0.1')
    await once(hangingUp, 'listening')
    atEndOfTest(() => hangingUp.close())
    const { port } = hangingUp.address() as AddressInfo
    await expect(mailerTo(port).send(aMail(), 'a')).rejects.toMatchObject({ name: 'MailNotSent' })
  })

  it('that takes one recipient and refuses the other gives each their own answer, on one connection', async () => {
    const { mailer, arrived } = await mailServer({
      onRcptTo: ({ address }, _, done) => done(address.startsWith('suzuki') ? refusing('550 5.1.1 unknown') : null),
    })
    const to = (name: string) => mailer.send(aMail({ to: { name, address: `${name}@example.com` } }), name)
    const outcomes = await Promise.allSettled([to('sato'), to('suzuki'), to('ito')])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(arrived.flatMap(({ recipients }) => recipients).sort()).toEqual(['ito@example.com', 'sato@example.com'])
  })

  it.each(['abc..def.@docomo.ne.jp', '.abc@ezweb.ne.jp', 'abc.@docomo.ne.jp'])(
    'is told an address that carriers have issued in the quotes that RFC 5321 asks for: %s',
    async (address) => {
      // This server would refuse two dots within quotes, which RFC 5321 allows.
      const { mailer, arrived } = await mailServer({ lenientAddressParsing: true } as SMTPServerOptions)
      await mailer.send(aMail({ to: { name: '佐藤 葵', address } }), 'a')
      const quoted = `"${address.replace('@', '"@')}`
      expect(arrived[0]?.recipients).toEqual([quoted])
      expect(arrived[0]?.mail.headerLines.find(({ key }) => key === 'to')?.line).toContain(`<${quoted}>`)
    },
  )

  it('that is not there is reported with what to do', async () => {
    const nobody = createServer().listen(0, '127.0.0.1')
    await once(nobody, 'listening')
    const { port } = nobody.address() as AddressInfo
    await new Promise((resolve) => nobody.close(resolve))
    await expect(mailerTo(port).send(aMail(), 'a')).rejects.toMatchObject({
      name: 'MailNotSent',
      message: expect.stringContaining('mail.smtp.host'),
    })
  })

  it('that never speaks is given up', async () => {
    const sockets: Socket[] = []
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    try {
      const mailer = mailerTo(port, undefined, undefined, 100)
      await expect(mailer.send(aMail(), 'a')).rejects.toMatchObject({ name: 'MailNotSent', code: 'ETIMEDOUT' })
    } finally {
      for (const socket of sockets) socket.destroy()
      silent.close()
    }
  })

  it('that is speaking yet when the office ends is left: what it has not taken comes again', async () => {
    const taking = Promise.withResolvers<void>()
    const { mailer } = await mailServer({ onRcptTo: () => taking.resolve() })
    const sending = mailer.send(aMail(), 'a')
    const refused = expect(sending).rejects.toMatchObject({ name: 'MailNotSent' })
    await taking.promise
    await mailer.close()
    await refused
    await expect(mailer.send(aMail(), 'b')).rejects.toMatchObject({ name: 'MailNotSent', code: 'ECLOSED' })
  })

  it('needs a password where the settings name a user', () => {
    expect(() => createSmtpMailer({ from: 'a@example.com', smtp: { ...smtp, user: 'nouhin' } }, undefined)).toThrow(
      expect.objectContaining({ name: 'SmtpPasswordMissing' }),
    )
  })

  it('must be in the settings', () => {
    expect(() => createSmtpMailer({ from: 'a@example.com' }, undefined)).toThrow(
      expect.objectContaining({ name: 'SmtpNotSet' }),
    )
  })

  it('elsewhere must encrypt', () => {
    expect(smtpOptions(smtp).pool).toMatchObject({ requireTLS: true, ignoreTLS: false, secure: false })
    expect(smtpOptions({ ...smtp, port: 465, secure: true }).pool).toMatchObject({
      secure: true,
      requireTLS: true,
    })
  })

  it.each(['localhost', '127.0.0.1', '::1'])('on this machine (%s) need not', (host) => {
    expect(smtpOptions({ ...smtp, host }).pool).toMatchObject({ requireTLS: false, ignoreTLS: true })
  })

  it.each(['localhost.example.com', '127.0.0.1.example.com'])('with a local-looking name (%s) must encrypt', (host) => {
    expect(smtpOptions({ ...smtp, host }).pool).toMatchObject({ requireTLS: true })
  })
})
