import { Transform } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import { createTransport } from 'nodemailer'
import type XOAuth2 from 'nodemailer/lib/xoauth2/index.js'
import { failureOf } from './mail-failure.ts'
import type { SmtpOptions } from './smtp-options.ts'
import type { Outcome, Said, Task } from './smtp-transport.ts'
import { createTokenSource } from './token-source.ts'

type Provide = Exclude<XOAuth2['provisionCallback'], false>

/** The thread of `smtp-transport.ts`. */
const { pool, tokens } = workerData as SmtpOptions
const transport = createTransport(pool)
const source =
  tokens &&
  createTokenSource(tokens, {
    timeoutMs: pool.connectionTimeout,
    onRefreshToken: (refreshed) => parentPort?.postMessage({ refreshed } satisfies Said),
  })
// Called for each connection that logs in, and once more where the server takes the token for none.
if (source) {
  const provide: Provide = (_, renew, done) => {
    if (renew) source.forget()
    source.get().then(({ token, expires }) => done(null, token, expires), done)
  }
  transport.set('oauth2_provision_cb', provide)
}
transport.use('stream', (mail, done) => {
  mail.message.transform(inOnePiece)
  done()
})

async function outcomeOf({ n, message }: Task): Promise<Outcome> {
  try {
    await (message ? transport.sendMail(message) : transport.verify())
    return { n }
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code === 'EAUTH') source?.forget()
    return { n, failure }
  }
}

parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await outcomeOf(task)))

/** Makes one write to the socket of a mail that is made in many pieces. */
function inOnePiece(): Transform {
  const pieces: Buffer[] = []
  return new Transform({
    transform(piece: Buffer, _, done) {
      pieces.push(piece)
      done()
    },
    flush(done) {
      done(null, Buffer.concat(pieces))
    },
  })
}
