import { once } from 'node:events'
import { createServer, request } from 'node:http'

/** A proxy as an office puts one in front: another name and port, the Host header kept, all else passed on as it is. */
export async function startReverseProxy(port: number, target: number) {
  const hosts: string[] = []
  const server = createServer((incoming, answer) => {
    hosts.push(incoming.headers.host ?? '')
    const { method, url: path, headers } = incoming
    const onward = request({ host: '127.0.0.1', port: target, method, path, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.rawHeaders)
      answered.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    incoming.pipe(onward)
  })
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    /** The names by which it was asked. */
    hosts,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
