import { Transform } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import { createTransport } from 'nodemailer'
import { failureOf } from './mail-failure.ts'
import type { Outcome, Task } from './smtp-transport.ts'

/** The thread of `smtp-transport.ts`. */
const transport = createTransport(workerData)
transport.use('stream', (mail, done) => {
  mail.message.transform(inOnePiece)
  done()
})

async function outcomeOf({ n, message }: Task): Promise<Outcome> {
  try {
    await (message ? transport.sendMail(message) : transport.verify())
    return { n }
  } catch (error) {
    return { n, failure: failureOf(error) }
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
