import * as z from 'zod'
import { filled } from './filled.ts'
import { mailAddressSchema, senderSchema } from './mail-address.ts'
import { inWords } from './problems.ts'

const smtpOauth2 = z.strictObject({
  tokenUrl: z
    .url({ error: inWords('https:// で始まる URL にしてください', 'a URL that starts with https://') })
    .regex(
      /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/,
      inWords('https:// で始まる URL にしてください', 'a URL that starts with https://'),
    )
    .max(500)
    .describe('The provider’s token endpoint.'),
  clientId: filled.max(500).describe('The application (client) ID that the provider gave.'),
  scope: filled.max(500).optional().describe('What the token is for; Microsoft 365 asks for it.'),
})

/** The `mail` of the settings: whom mails come from, how they go out, and which of them the office gets. */
export const mailSchema = z.strictObject({
  from: senderSchema.default('納品 Nouhin <nouhin@localhost>'),
  ops: z.array(mailAddressSchema).max(10).default([]).describe('Who is told when an order needs operations.'),
  finished: z.array(mailAddressSchema).max(10).default([]).describe('Who is told when an order is finished.'),
  smtp: z
    .strictObject({
      host: filled,
      port: z.int().min(1).max(65535).default(587),
      secure: z.boolean().default(false).describe('TLS from the first byte (port 465).'),
      user: filled.optional(),
      oauth2: smtpOauth2.optional().describe('How a user is let in by OAuth 2 where passwords are not taken.'),
    })
    .refine(({ user, oauth2 }) => oauth2 === undefined || user !== undefined, {
      path: ['user'],
      error: inWords('oauth2 で送るメールボックスを書いてください', 'the mailbox that oauth2 sends from'),
    })
    .optional()
    .describe(
      'Left out: mails go to the mailbox page. Password, client secret and refresh token are secrets, kept elsewhere.',
    ),
})
