import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Postbox {
  port: number
  /** The path of the link that was mailed for a task of round 1. */
  link(pid: string, node: string): Promise<string>
  /** From now on, every mail is turned away. */
  refuse(): void
  /** Resolves once so many mails have been turned away. */
  refused(count: number): Promise<void>
  /** From now on, mails are taken again. */
  accept(): void
  close(): void
}

/** A mail server that keeps nothing but the links in its mails. */
export async function startPostbox(): Promise<Postbox> {
  const waiting = new Map<string, (link: string) => void>()
  const arrived = new Map<string, string>()
  let isOpen = true
  let turnedAway = 0

  const take = (mail: string) => {
    const path = /https?:\/\/[^/\s]+(\/t\/\S+)/.exec(plainText(mail))?.[1]
    if (!path) return
    const [pid, node] = JSON.parse(Buffer.from(path.slice(3).split('.')[0] ?? '', 'base64url').toString())
    const key = `${pid} ${node}`
    const wanted = waiting.get(key)
    waiting.delete(key)
    if (wanted) wanted(path)
    else arrived.set(key, path)
  }

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onMailFrom(_, __, done) {
      if (isOpen) return done()
      turnedAway++
      done(Object.assign(new Error('later'), { responseCode: 451 }))
    },
    onData(stream, _, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        done()
        take(Buffer.concat(chunks).toString('latin1'))
      })
    },
  })
  // A connection that breaks is its sender's matter: whatever was not taken comes again.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    port: (server.server.address() as AddressInfo).port,
    link(pid, node) {
      const key = `${pid} ${node}`
      const there = arrived.get(key)
      arrived.delete(key)
      return there !== undefined ? Promise.resolve(there) : new Promise((resolve) => waiting.set(key, resolve))
    },
    refuse() {
      isOpen = false
      turnedAway = 0
    },
    async refused(count) {
      while (turnedAway < count) await new Promise((resolve) => setTimeout(resolve, 10))
    },
    accept() {
      isOpen = true
    },
    close: () => server.close(),
  }
}

/** The first text/plain part, decoded as it says. */
function plainText(mail: string): string {
  const part = mail.slice(mail.indexOf('Content-Type: text/plain'))
  const begins = part.indexOf('\r\n\r\n') + 4
  const headers = part.slice(0, begins)
  const boundary = /boundary="([^"]+)"/.exec(mail)?.[1]
  const ends = boundary === undefined ? -1 : part.indexOf(`\r\n--${boundary}`, begins)
  const body = part.slice(begins, ends < 0 ? undefined : ends)
  if (/base64/i.test(headers)) return Buffer.from(body, 'base64').toString()
  if (/quoted-printable/i.test(headers)) return body.replace(/=\r\n/g, '').replace(/=3D/g, '=')
  return body
}
