import { connect } from 'node:net'

export interface RawAnswer {
  status: number
  head: string
  body: string
}

/** How long an answer may take to begin; whoever has not been answered by then has said too little. */
const patienceMs = 1_000

/**
 * Sends bytes as they are and reads until the other side ends; a status of 0: it hung up without a word. Ends its own
 * side once the answer begins or patience ends: Node's server gives no answer to a client that has ended before it.
 */
export function sendRaw(port: number, ...parts: (string | Buffer)[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part)
    })
    const saidAll = setTimeout(() => socket.end(), patienceMs)
    const done = () => {
      clearTimeout(saidAll)
      resolve(parsed(Buffer.concat(chunks).toString('latin1')))
    }
    socket.setTimeout(10_000, () => {
      socket.destroy()
      reject(new Error(`no answer to ${JSON.stringify(`${parts[0]}`.slice(0, 200))}`))
    })
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.once('data', () => socket.end())
    socket.on('error', done)
    socket.on('close', done)
  })
}

function parsed(answer: string): RawAnswer {
  const end = answer.indexOf('\r\n\r\n')
  const head = end < 0 ? answer : answer.slice(0, end)
  return {
    status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0),
    head,
    body: Buffer.from(answer.slice(head.length + 4), 'latin1').toString(),
  }
}
