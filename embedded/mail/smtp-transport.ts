import { Worker } from 'node:worker_threads'
import type { SendMailOptions } from 'nodemailer'
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js'
import { MailNotSent } from './errors.ts'

/** What the thread is to do: send the message, or without one, try user and password. */
export type Task = { n: number; message?: SendMailOptions }
export type Outcome = { n: number; failure?: { error: unknown; code: string } }

/** Every promise may reject with MailNotSent. */
export interface SmtpTransport {
  send(message: SendMailOptions): Promise<void>
  verify(): Promise<void>
  /** Ends the thread; mails that are not sent by then are not sent. */
  close(): Promise<void>
}

/**
 * nodemailer in a thread of its own, started by the first mail: it takes some milliseconds to make and send a mail, in
 * which nobody would be answered here. A thread that broke is followed by another at the next mail.
 */
export function createSmtpTransport(options: SMTPPool.Options): SmtpTransport {
  let thread: ReturnType<typeof startThread> | undefined
  let closed = false

  const run = async (message?: SendMailOptions) => {
    if (closed) throw new MailNotSent('closed')
    thread ??= startThread(options, () => {
      thread = undefined
    })
    return thread.run(message)
  }

  return {
    send: run,
    verify: () => run(),
    close: async () => {
      closed = true
      await thread?.end()
    },
  }
}

function startThread(options: SMTPPool.Options, onEnd: () => void) {
  const waiting = new Map<number, PromiseWithResolvers<void>>()
  let count = 0
  const worker = new Worker(new URL('./smtp-thread.ts', import.meta.url), { workerData: options, name: 'smtp' })

  worker.on('message', ({ n, failure }: Outcome) => {
    const task = waiting.get(n)
    waiting.delete(n)
    if (failure) task?.reject(new MailNotSent(failure.code, { cause: failure.error }))
    else task?.resolve()
  })
  let broken: unknown
  worker.on('error', (error) => {
    broken = error
  })
  worker.on('exit', () => {
    onEnd()
    for (const { reject } of waiting.values()) reject(new MailNotSent('unknown', { cause: broken }))
  })

  return {
    run(message?: SendMailOptions) {
      const task = Promise.withResolvers<void>()
      waiting.set(++count, task)
      worker.postMessage({ n: count, message } satisfies Task)
      return task.promise
    },
    end: async () => void (await worker.terminate()),
  }
}
