const loopback = ['localhost', '127.0.0.1', '::1']
const wildcards = ['0.0.0.0', '::']

/** Whether this machine alone reaches what listens on the host. */
export const isLoopback = (host: string) => loopback.includes(host)

/** Whether `localhost` reaches what listens on the host. */
export const isReachedAsLocalhost = (host: string) => isLoopback(host) || wildcards.includes(host)

/** Where to reach what listens on the address. kintone's client takes plain http for the name `localhost` alone. */
export function urlOf(host: string, port: number): string {
  const name = isReachedAsLocalhost(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

const allowed = [...loopback, ...wildcards].join(', ')

/** The product reaches the simulated kintone, and that one the product, as localhost. */
export class HostRefused extends Error {
  override readonly name = 'HostRefused'
  constructor(host: string) {
    super(
      `--host ${host}: kintone が模擬のあいだは ${allowed} のどれかにするか、kintone.domain を設定してください / ` +
        `while kintone is simulated, this must be one of ${allowed} (0.0.0.0 listens on every address); ` +
        'choose one of them, or set kintone.domain.',
    )
  }
}
