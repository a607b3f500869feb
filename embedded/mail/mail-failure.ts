/** What the thread says of a mail that was not taken, or of a login that failed. */
export interface MailFailure {
  /** nodemailer's: EAUTH, EENVELOPE, EMESSAGE, ETLS, ECONNECTION, ESOCKET, ETIMEDOUT, EDNS, … */
  code: string
  /** What it was before nodemailer named it: ECONNREFUSED, CERT_HAS_EXPIRED, EOAUTH2, … */
  cause?: string
  /** What was said when it failed: CONN, EHLO, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, DATA. */
  command?: string
  /** The server's reply code (RFC 5321) and, where it gives one, the enhanced one (RFC 3463). */
  reply?: number
  enhanced?: string
  /** The server's words speak of who sends: some tell of that only once they hear the recipient. */
  speaksOfSender?: boolean
  /** Why the provider gave no token: RFC 6749's code, or `unreachable`. */
  token?: string
  /** The server's words speak of OAuth, or of passwords that it takes no longer. */
  speaksOfOauth?: boolean
  /** For the cause of an error; it may name people, and is for no log. */
  text: string
}

const ofSender =
  /\b(relay(ing)?|authenticat\w+|log(ged)? ?in|sender|client|helo|ehlo|spf|dkim|dmarc|ip|block(ed|list)|black ?list\w*|reputation|reverse|rdns|ptr)\b/i

/** The failure that nodemailer's error tells of. */
export function failureOf(error: unknown): MailFailure {
  const found = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  const word = (key: string) => (typeof found[key] === 'string' ? found[key] : undefined)
  const response = (word('response') ?? '').slice(0, 2000)
  const reply = typeof found.responseCode === 'number' ? found.responseCode : undefined
  return {
    code: word('code') ?? 'unknown',
    cause: word('originalCode'),
    command: word('command'),
    reply,
    enhanced: /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?!\d)/.exec(response)?.[1],
    ...(ofSender.test(response.replace(/<[^<>]*>|\S*@\S*/g, ' ')) && { speaksOfSender: true }),
    ...(found.name === 'NoAccessToken' && { token: word('reason') ?? 'unreachable' }),
    ...(/oauth|basic auth|modern auth|app(lication)?-specific password|web browser/i.test(response) && {
      speaksOfOauth: true,
    }),
    text: String(error).slice(0, 2000),
  }
}
