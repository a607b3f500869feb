import { SESv2Client } from '@aws-sdk/client-sesv2'
import { describe, expect, it } from '@jest/globals'
import { createSesMailer } from '../../../lambdas/adapters/aws/ses-mailer.ts'
import { AwsError } from '../../aws/service.ts'
import { createSesFake } from '../../aws/ses-fake.ts'
import { someSettings } from '../../builders/settings.ts'
import { aMail, mailerContract } from '../mailer.ts'
import { fakeAwsOf } from './fake-aws-of.ts'

async function aMailer(from = '納品 Nouhin <nouhin@example.com>', ses = createSesFake(), configurationSet?: string) {
  const { options, recorder } = await fakeAwsOf(ses.service)
  const settings = { get: async () => someSettings({ mail: { from } }) }
  const mailer = createSesMailer({ client: new SESv2Client(options), settings, configurationSet })
  return { mailer, mails: ses.mails, recorder }
}

mailerContract('SES', async () => {
  const { mailer, mails } = await aMailer()
  return { mailer, received: async () => [...mails] }
})

describe('a mail by SES', () => {
  it('comes from the sender of the settings', async () => {
    const { mailer, mails, recorder } = await aMailer()
    await mailer.send(aMail(), 'a')
    expect(mails[0]?.from).toEqual({ name: '納品 Nouhin', address: 'nouhin@example.com' })
    expect(recorder.calls).toEqual([{ by: 'test', action: 'ses:SendEmail', resource: 'nouhin@example.com' }])
  })

  it.each([
    ['nouhin@example.com', { name: '', address: 'nouhin@example.com' }],
    ['<nouhin@example.com>', { name: '', address: 'nouhin@example.com' }],
    ['"Nouhin, Inc." <nouhin@example.com>', { name: 'Nouhin, Inc.', address: 'nouhin@example.com' }],
  ])('takes %s as sender', async (from, seen) => {
    const { mailer, mails } = await aMailer(from)
    await mailer.send(aMail(), 'a')
    expect(mails[0]?.from).toEqual(seen)
  })

  it('asks for no automatic answer', async () => {
    const { mailer, mails } = await aMailer()
    await mailer.send(aMail(), 'a')
    expect(mails[0]?.headers).toEqual({ 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' })
  })

  it('goes through the configuration set, on which a permission is needed too', async () => {
    const { mailer, recorder } = await aMailer(undefined, undefined, 'nouhin-test')
    await mailer.send(aMail(), 'a')
    expect(recorder.calls).toMatchObject([{ action: 'ses:SendEmail', also: ['configuration-set/nouhin-test'] }])
  })

  it('keeps a long Japanese name whole', async () => {
    const { mailer, mails } = await aMailer()
    const to = { name: '𠮷野家㈱髙橋'.repeat(10), address: 'sato@example.com' }
    await mailer.send(aMail({ to }), 'a')
    expect(mails[0]?.to).toEqual(to)
  })

  it.each(['\r\n', '\n', '\u2028'])('lets no header be added by %j in subject or name', async (end) => {
    const { mailer, mails } = await aMailer()
    const injected = `件名${end}Bcc: other@example.com`
    await mailer.send(aMail({ subject: injected, to: { name: injected, address: 'sato@example.com' } }), 'a')
    expect(mails[0]).toMatchObject({ subject: '件名 Bcc: other@example.com', to: { address: 'sato@example.com' } })
  })

  it.each(['a@example.com, b@example.com', 'a <b@example.com>', 'sato', ''])(
    'is refused to the address %j',
    async (address) => {
      const { mailer, mails } = await aMailer()
      const sent = mailer.send(aMail({ to: { name: '', address } }), 'a')
      await expect(sent).rejects.toMatchObject({ name: 'MailAddressInvalid' })
      expect(mails).toEqual([])
    },
  )

  it('that SES refuses is reported with what to do, and without the address', async () => {
    const ses = createSesFake()
    ses.service.perform = async () => {
      throw new AwsError('MessageRejected', 'Email address is not verified: sato@example.com')
    }
    const { mailer } = await aMailer(undefined, ses)
    const refused = await mailer.send(aMail(), 'a').catch((error: Error) => error)
    expect(refused).toMatchObject({ name: 'MailNotSent', code: 'MessageRejected' })
    expect(JSON.stringify(refused, Object.getOwnPropertyNames(refused))).not.toContain('sato')
  })

  it.each([
    "Missing final '@domain'",
    'Local address contains dot-dot',
    'Domain contains illegal character',
    'Local address ends with dot',
    'Illegal address',
  ])('whose address SES takes for none is refused for good: %s', async (message) => {
    const ses = createSesFake()
    ses.service.perform = async () => {
      throw new AwsError('BadRequestException', message)
    }
    const { mailer } = await aMailer(undefined, ses)
    await expect(mailer.send(aMail(), 'a')).rejects.toMatchObject({ name: 'MailRefused', code: 'BadRequestException' })
  })

  it.each([
    ['BadRequestException', 'Invalid message tag name'],
    ['BadRequestException', 'Configuration set <nouhin-test> does not exist.'],
    ['MessageRejected', 'Email address is not verified. The following identities failed the check: sato@example.com'],
    ['AccountSuspendedException', 'suspended'],
    ['SendingPausedException', 'Sending paused for this account.'],
    ['TooManyRequestsException', 'Maximum sending rate exceeded.'],
  ])('that SES takes later, if at all, is tried again: %s %s', async (name, message) => {
    const ses = createSesFake()
    ses.service.perform = async () => {
      throw new AwsError(name, message)
    }
    const { mailer } = await aMailer(undefined, ses)
    await expect(mailer.send(aMail(), 'a')).rejects.toMatchObject({ name: 'MailNotSent', code: name })
  })

  it('does not blame the recipient for a sender that is none', async () => {
    const { options } = await fakeAwsOf(createSesFake().service)
    const settings = someSettings()
    const mail = { ...settings.mail, from: 'nouhin' }
    const mailer = createSesMailer({
      client: new SESv2Client(options),
      settings: { get: async () => ({ ...settings, mail }) },
    })
    await expect(mailer.send(aMail(), 'a')).rejects.toMatchObject({ name: 'MailNotSent' })
  })

  it.each([
    ['abc..def.@docomo.ne.jp', '"abc..def."@docomo.ne.jp'],
    ['.abc@ezweb.ne.jp', '".abc"@ezweb.ne.jp'],
    ['sato@日本語.jp', 'sato@xn--wgv71a119e.jp'],
  ])('goes to %s as %s', async (address, onTheWay) => {
    const { mailer, mails } = await aMailer()
    await mailer.send(aMail({ to: { name: '佐藤', address } }), 'a')
    expect(mails[0]?.to).toEqual({ name: '佐藤', address: onTheWay })
  })
})
