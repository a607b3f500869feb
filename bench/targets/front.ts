import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a mailed link says: the order, the task, and what else its sender needs to find it. */
export interface Link {
  pid: string
  node: string
  token: string
}

export interface Handlers {
  webhook(recordId: string): unknown
  answer(link: Link, form: string): unknown
}

/** Where webhooks and answers come in; each is answered once its handler is done. */
export async function openFront({ webhook, answer }: Handlers) {
  const handle = (link: Link | undefined, body: string) =>
    link ? answer(link, body) : webhook(JSON.parse(body).record.$id.value)

  const server = createServer((asked, response) => {
    const chunks: Buffer[] = []
    asked.on('data', (chunk: Buffer) => chunks.push(chunk))
    asked.on('end', async () => {
      response.setHeader('content-type', 'text/plain')
      try {
        if (asked.method === 'POST') await handle(linkOf(asked.url), Buffer.concat(chunks).toString())
        response.end('ok')
      } catch (error) {
        response.writeHead(500).end(String(error))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ready: { url, webhookUrl: `${url}/webhook` },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

export const linkTo = (url: string, { pid, node, token }: Link) =>
  `${url}/t/${Buffer.from(JSON.stringify([pid, node, 1, 1])).toString('base64url')}.${token}`

function linkOf(path = ''): Link | undefined {
  const [, told, token = ''] = /^\/t\/([^.]+)\.(.*)/.exec(path) ?? []
  if (!told) return undefined
  const [pid = '', node = ''] = JSON.parse(Buffer.from(told, 'base64url').toString()) as string[]
  return { pid, node, token }
}
