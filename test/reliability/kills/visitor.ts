/** The connection broke, or nobody listens: whether the request took effect is not known. */
export class CutOff extends Error {
  override readonly name = 'CutOff'
}

export interface Answered {
  status: number
  text: string
}

/** One way in, over HTTP, for everybody: lanes' people, people at kintone's page, and whoever moves the clock. */
export function createVisitor(url: string) {
  async function request(path: string, init: RequestInit = {}): Promise<Answered> {
    try {
      const signal = AbortSignal.timeout(20_000)
      const response = await fetch(url + path, { ...init, redirect: 'manual', signal })
      return { status: response.status, text: await response.text() }
    } catch (cause) {
      throw new CutOff('no answer', { cause })
    }
  }
  const json = async <T>(path: string): Promise<T> => {
    const { status, text } = await request(path, { headers: { accept: 'application/json' } })
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    return JSON.parse(text) as T
  }
  return {
    get: request,
    json,
    post: (path: string, form: Record<string, string>) =>
      request(path, { method: 'POST', body: new URLSearchParams(form), headers: { origin: url } }),
  }
}
export type Visitor = ReturnType<typeof createVisitor>
