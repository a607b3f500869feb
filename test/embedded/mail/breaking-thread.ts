import { parentPort } from 'node:worker_threads'
import type { Task } from '../../../embedded/mail/smtp-transport.ts'

// Stands in for the thread of mails: a mail with the subject `break` breaks it, `wait` is never over, all else is sent.
parentPort?.on('message', ({ n, message }: Task) => {
  if (message?.subject === 'break') throw new RangeError('sato@example.com')
  if (message?.subject !== 'wait') parentPort?.postMessage({ n })
})
