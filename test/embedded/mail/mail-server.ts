import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { createSmtpMailer, type SmtpMailer } from '../../../embedded/mail/smtp-mailer.ts'
import { atEndOfTest } from '../../at-end-of-test.ts'

export interface Arrived {
  recipients: string[]
  mail: ParsedMail
}

/** A mail server on a free port of this machine that keeps what it takes, and a mailer to it. */
export async function mailServer(options: SMTPServerOptions = {}, user?: string, password?: string) {
  const arrived: Arrived[] = []
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    ...options,
    onData(stream, session, done) {
      const { envelope } = session
      if (options.onData) return options.onData(stream, session, done)
      simpleParser(stream).then((mail) => {
        arrived.push({ recipients: envelope.rcptTo.map(({ address }) => address), mail })
        done()
      }, done)
    },
  })
  server.on('error', () => {})
  await once(server.listen(0, '127.0.0.1'), 'listening')
  atEndOfTest(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { arrived, port, mailer: mailerTo(port, user, password) }
}

/** What a mail server answers in place of yes; `reply` is the code and the words behind it. */
export const refusing = (reply: string) =>
  Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) })

/** A mailer to a port of this machine, closed after the test. */
export function mailerTo(port: number, user?: string, password?: string, timeoutMs?: number): SmtpMailer {
  const smtp = { host: '127.0.0.1', port, secure: false, ...(user && { user }) }
  const mailer = createSmtpMailer(
    { from: '納品 <nouhin@example.com>', smtp },
    { smtpPassword: password },
    { timeoutMs },
  )
  atEndOfTest(() => mailer.close())
  return mailer
}

/** The one address of a parsed header. */
export function oneAddress(header: AddressObject | AddressObject[] | undefined) {
  const all = [header ?? []].flat().flatMap(({ value }) => value)
  if (all.length !== 1) throw new Error(`${all.length} addresses instead of one`)
  return { name: all[0]?.name ?? '', address: all[0]?.address ?? '' }
}
