import type { MailFailure } from './mail-failure.ts'

/**
 * Replies that say nothing of the recipient, whatever they answer: commands that the server does not know or expect (RFC
 * 5321), a host that takes no mail from us (521), logins that are missing or wrong (RFC 4954).
 */
const aboutUs: readonly number[] = [500, 502, 503, 504, 521, 530, 534, 535, 538, 555]

/** What RFC 3463 and IANA's registry name of the sender, within the subjects that are otherwise the recipient's. */
const senderDetails = /^5\.1\.[78]$|^5\.7\.(0|3|4|5|6|7|8|9|11|2[0-9]|30|57|60|64|1[34]\d|5\d\d|6\d\d|7\d\d)$/

/**
 * The reason, as `550 5.1.1`, by which the recipient's server takes this mail never; undefined where another try may go
 * well: replies of 4yz, trouble on the way, and whatever is about the server or about us. RFC 3463 tells whose it is:
 * the address (5.1), its mailbox, be it full (5.2), and the way to it (5.4) are the recipient's; the server's own state
 * (5.3) and the protocol (5.5) are not; contents (5.6) and policy (5.7) are this mail's to this recipient, unless they are
 * known to be the sender's. A reply without such a code is the recipient's where it answers RCPT TO or DATA, as every mail
 * has one recipient. Where codes leave it open, words that speak of the sender decide for another try: a mail that is tried
 * too often is told of after a day, but one that is given up for our own mistake is not sent once that is mended.
 */
export function refusalOf({ command, reply, enhanced, speaksOfSender }: MailFailure): string | undefined {
  if (command !== 'RCPT TO' && command !== 'DATA') return undefined
  if (reply === undefined || reply < 500 || reply > 599 || aboutUs.includes(reply)) return undefined
  const code = enhanced ? `${reply} ${enhanced}` : `${reply}`
  if (enhanced !== undefined && (!/^5\.[012467]\./.test(enhanced) || senderDetails.test(enhanced))) return undefined
  const isPlain = enhanced !== undefined && /^5\.[12]\.[1-9]/.test(enhanced)
  return speaksOfSender && !isPlain ? undefined : code
}
