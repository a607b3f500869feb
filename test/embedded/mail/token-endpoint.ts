import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { atEndOfTest } from '../../at-end-of-test.ts'

type Answer = { status?: number; headers?: Record<string, string>; body: string }

/** A provider of tokens on a free port of this machine that answers as it is told; `asked` are the forms it got. */
export async function tokenEndpoint(answer: (form: Record<string, string>, count: number) => Answer) {
  const asked: Record<string, string>[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const piece of request) text += piece
    const form = Object.fromEntries(new URLSearchParams(text))
    asked.push(form)
    const { status = 200, headers = {}, body } = answer(form, asked.length)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  atEndOfTest(() => {
    server.closeAllConnections()
    server.close()
  })
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token` }
}

export const aToken = (token: string, more: object = {}) => ({
  body: JSON.stringify({ token_type: 'Bearer', access_token: token, expires_in: 3600, ...more }),
})
