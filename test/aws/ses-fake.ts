import * as z from 'zod'
import { decodeAddress } from './decode-address.ts'
import { AwsError, action, performing, type Service } from './service.ts'

const ascii = z.string().regex(/^[ -~]+$/, 'printable ASCII')
const content = z.strictObject({ Data: z.string().min(1), Charset: z.literal('UTF-8') })
const tagText = z.string().regex(/^[A-Za-z0-9_-]{1,256}$/, 'letters, digits, _ and - only')
/** SES sets these itself: https://docs.aws.amazon.com/ses/latest/dg/header-fields.html */
const reserved = /^(bcc|cc|content-.*|date|from|message-id|mime-version|reply-to|return-path|subject|to)$/i
const header = z.strictObject({
  Name: z
    .string()
    .regex(/^[!-9;-@A-~]{1,126}$/)
    .refine((name) => !reserved.test(name), 'a header of SES’s own'),
  Value: z.string().regex(/^[ -~]{1,870}$/),
})

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html, for a simple mail to one recipient. */
const sendEmail = z.strictObject({
  FromEmailAddress: ascii,
  Destination: z.strictObject({ ToAddresses: z.array(ascii).length(1) }),
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: content,
      Body: z.strictObject({ Text: content, Html: content }),
      Headers: z.array(header).max(15).optional(),
    }),
  }),
  EmailTags: z.array(z.strictObject({ Name: tagText, Value: tagText })).optional(),
  ConfigurationSetName: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
})

export interface SesMail {
  number: number
  /** The tag `mail`. */
  id: string
  from: { name: string; address: string }
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  headers: Record<string, string>
}

/** What the account may do, for a test to change. An identity is verified or waits for that. */
export interface SesAccount {
  production: boolean
  sends: boolean
  identities: Record<string, boolean>
}
const identityPath = /^GET \/v2\/email\/identities\/(.+)$/

/** Keeps what is sent. */
export function createSesFake() {
  const mails: SesMail[] = []
  const send = action(sendEmail, ({ FromEmailAddress, Destination, Content, EmailTags = [] }) => {
    const { Subject, Body, Headers = [] } = Content.Simple
    mails.push({
      number: mails.length + 1,
      id: EmailTags.find(({ Name }) => Name === 'mail')?.Value ?? '',
      from: decodeAddress(FromEmailAddress),
      to: decodeAddress(Destination.ToAddresses[0] ?? ''),
      subject: Subject.Data,
      text: Body.Text.Data,
      html: Body.Html.Data,
      headers: Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])),
    })
    return { MessageId: crypto.randomUUID() }
  })
  const account: SesAccount = { production: true, sends: true, identities: {} }
  const getAccount = action(z.strictObject({}), () => ({
    ProductionAccessEnabled: account.production,
    SendingEnabled: account.sends,
  }))
  const paths: Record<string, string> = {
    'POST /v2/email/outbound-emails': 'SendEmail',
    'GET /v2/email/account': 'GetAccount',
  }
  const perform = performing({ SendEmail: send, GetAccount: getAccount }, 'BadRequestException')
  const service: Service = {
    name: 'ses',
    // an identity is part of the address
    paths: new Proxy(paths, { get: (known, key) => known[`${String(key)}`] ?? identityPath.exec(String(key))?.[0] }),
    resourceOf: (_, { FromEmailAddress = '' }) => decodeAddress(`${FromEmailAddress}`).address,
    alsoOf: (_, { ConfigurationSetName: name }) => (name ? [`configuration-set/${name}`] : []),
    async perform(name, input) {
      const identity = decodeURIComponent(identityPath.exec(name)?.[1] ?? '')
      if (identity === '') return perform(name, input)
      const isVerified = account.identities[identity]
      if (isVerified === undefined) throw new AwsError('NotFoundException', 'no such identity', 404)
      return { output: { VerifiedForSendingStatus: isVerified } }
    },
  }
  return { service, mails: mails as readonly SesMail[], account }
}
