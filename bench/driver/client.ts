import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 100 })

export interface Answered {
  status: number
  body: string
  ms: number
}

/** One request over a connection that is kept; `ms` until the whole answer is there. */
export function ask(
  url: string,
  method: 'GET' | 'POST' | 'PUT',
  body?: { type: string; text: string },
): Promise<Answered> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const headers = body && { 'content-type': body.type, 'content-length': Buffer.byteLength(body.text) }
    const asking = request(url, { method, agent, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          ms: performance.now() - began,
        }),
      )
    })
    asking.on('error', (error: NodeJS.ErrnoException) => {
      // A kept connection that the server had closed before it saw the request.
      if (asking.reusedSocket && error.code === 'ECONNRESET') ask(url, method, body).then(resolve, reject)
      else reject(error)
    })
    asking.end(body?.text)
  })
}

export async function expectOk(answering: Promise<Answered>, what: string): Promise<Answered> {
  const answered = await answering
  if (answered.status !== 200)
    throw new Error(`${what} was answered with ${answered.status}: ${answered.body.slice(0, 300)}`)
  return answered
}
