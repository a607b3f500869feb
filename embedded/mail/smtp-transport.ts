import { Worker } from 'node:worker_threads'
import type { SendMailOptions } from 'nodemailer'
import { MailRefused } from '../../lambdas/core/errors.ts'
import { NouhinError } from '../../lambdas/core/nouhin-error.ts'
import { MailNotSent } from './errors.ts'
import type { MailFailure } from './mail-failure.ts'
import { reasonOf } from './reason-of.ts'
import { refusalOf } from './refused-recipient.ts'
import type { SmtpOptions } from './smtp-options.ts'

/** What the thread is to do: send the message, or without one, try user and password. */
export type Task = { n: number; message?: SendMailOptions }
export type Outcome = { n: number; failure?: MailFailure }

/** The provider has replaced the refresh token. */
export type Refreshed = { refreshed: { used: string; next: string } }
export type Said = Outcome | Refreshed

/** Every promise may reject with MailNotSent, `send` also with MailRefused. */
export interface SmtpTransport {
  send(message: SendMailOptions): Promise<void>
  verify(): Promise<void>
  /** Ends the thread; mails that are not sent by then are not sent. */
  close(): Promise<void>
}

export interface SmtpThread {
  /** Told what broke the thread, which no mail server is to blame for; the reason is fit for logs. */
  onBroken?: (reason: string) => void
  /** Told when the provider has replaced the refresh token, which is to be kept. */
  onRefreshToken?: (change: Refreshed['refreshed']) => void
  /** Default: the one that sends by nodemailer. */
  module?: URL
}

/**
 * nodemailer in a thread of its own, started by the first mail: it takes some milliseconds to make and send a mail, in
 * which nobody would be answered here. A thread that broke is followed by another at the next mail.
 */
export function createSmtpTransport(first: SmtpOptions, thread: SmtpThread = {}): SmtpTransport {
  let options = first
  let running: ReturnType<typeof startThread> | undefined
  let isClosed = false

  const onRefreshToken = (change: Refreshed['refreshed']) => {
    // A thread that follows begins with what works by then.
    if (options.tokens) options = { ...options, tokens: { ...options.tokens, refreshToken: change.next } }
    thread.onRefreshToken?.(change)
  }

  const run = async (message?: SendMailOptions) => {
    if (isClosed) throw new MailNotSent('ECLOSED')
    try {
      running ??= startThread(options, { ...thread, onRefreshToken }, () => {
        running = undefined
        return isClosed ? 'ECLOSED' : 'ETHREAD'
      })
      await running.run(message)
    } catch (error) {
      throw error instanceof NouhinError ? error : new MailNotSent('ETHREAD', { cause: error })
    }
  }

  return {
    send: run,
    verify: () => run(),
    async close() {
      isClosed = true
      await running?.end()
    },
  }
}

/** `onEnd` says by what code the tasks are rejected that the thread has left. */
function startThread(
  options: SmtpOptions,
  { onBroken, onRefreshToken, module = nodemailerThread }: SmtpThread,
  onEnd: () => string,
) {
  const waiting = new Map<number, PromiseWithResolvers<void>>()
  let count = 0
  const worker = new Worker(module, { workerData: options, name: 'smtp' })

  worker.on('message', (said: Said) => {
    if ('refreshed' in said) return onRefreshToken?.(said.refreshed)
    const { n, failure } = said
    const task = waiting.get(n)
    waiting.delete(n)
    if (failure) task?.reject(errorOf(failure))
    else task?.resolve()
  })
  worker.on('error', (error) => onBroken?.(reasonOf(error)))
  worker.on('exit', () => {
    const code = onEnd()
    for (const { reject } of waiting.values()) reject(new MailNotSent(code))
  })

  return {
    run(message?: SendMailOptions) {
      worker.postMessage({ n: ++count, message } satisfies Task)
      const task = Promise.withResolvers<void>()
      waiting.set(count, task)
      return task.promise
    },
    end: async () => void (await worker.terminate()),
  }
}

function errorOf(failure: MailFailure): Error {
  const refusal = refusalOf(failure)
  const cause = new Error(failure.text)
  return refusal === undefined ? new MailNotSent(failure.code, { cause, failure }) : new MailRefused(refusal, { cause })
}

const nodemailerThread = new URL('./smtp-thread.ts', import.meta.url)
