import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../bin/free-port.ts'
import { ask } from '../driver/client.ts'
import { startChild, untilDone } from './child-server.ts'

const { resolve } = createRequire(import.meta.url)

/** The engine's server, its data in the folder, and what it is asked by. */
export async function startRestate(data: string) {
  const [ingressPort, adminPort, nodePort] = [await freePort(), await freePort(), await freePort()]
  const binary = resolve(`@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`)
  const config = fileURLToPath(new URL('./restate.toml', import.meta.url))
  const args = ['--no-logo', '--config-file', config, '--base-dir', data, '--node-name', 'bench']
  const env = {
    ...process.env,
    RESTATE_BIND_PORT: String(nodePort),
    RESTATE_INGRESS__BIND_PORT: String(ingressPort),
    RESTATE_ADMIN__BIND_PORT: String(adminPort),
    DO_NOT_TRACK: '1',
  }
  const server = startChild(binary, args, 'SIGTERM', { env })

  const post = async (port: number, path: string, body: unknown) => {
    const text = JSON.stringify(body)
    const answered = await ask(`http://127.0.0.1:${port}${path}`, 'POST', { type: 'application/json', text })
    if (answered.status >= 300) throw new Error(`${path} was answered with ${answered.status}: ${answered.body}`)
    return answered
  }
  return {
    /** Makes known what serves the workflows; resolves once they can be called. */
    async register(uri: string) {
      await untilDone(() => post(adminPort, '/deployments', { uri }))
      await untilDone(async () => {
        const { status } = await ask(`http://127.0.0.1:${ingressPort}/restate/health`, 'GET')
        if (status !== 200) throw new Error(`the ingress is not well: ${status}`)
      })
    },
    call: (path: string, body: unknown) => post(ingressPort, path, body),
    stop: server.stop,
  }
}
