import { startNouhin } from './command.ts'
import { until } from './until.ts'

export type How = Parameters<typeof startNouhin>[1]

/** Sets the sample to 対応要; undefined when nobody answers any more. */
export const turnOne = (url: string) =>
  fetch(`${url}/sample`, { method: 'POST', headers: { origin: url }, redirect: 'manual' }).catch(() => undefined)

export async function ordersAt(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/console`, { headers: { accept: 'application/json' } })
  const { open } = (await answer.json()) as { open: { pid: string }[] }
  return open.map(({ pid }) => pid)
}

/** What was said beside the log. */
export const lastWords = (stderr: string) =>
  stderr
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('{'))

/** Starts and brings orders in until the process ends. */
export async function workUntilFull(start: string[], url: string, how?: How) {
  const place = startNouhin(start, how)
  await place.says('Ctrl-C')
  const answers: number[] = []
  const seen = new Set<string>()
  for (let answer = await turnOne(url); answer; answer = await turnOne(url)) {
    answers.push(answer.status)
    if (answers.length === 300) await place.end()
    for (const pid of await ordersAt(url).catch(() => [])) seen.add(pid)
  }
  const { code, stderr } = await place.ended
  return { code, words: lastWords(stderr), answers, seen: [...seen] }
}

/** The same once more: no room has been made. `began`: it has said that it listens. */
export async function startFull(start: string[], how?: How) {
  const { code, stdout, stderr } = await startNouhin(start, how).ended
  return { code, words: lastWords(stderr), began: stdout !== '' }
}

/** With room again: the orders that are there once there are as many as were acknowledged, and how the process ends. */
export async function startWithRoom(start: string[], url: string, acknowledged: number) {
  const place = startNouhin(start)
  await place.says('Ctrl-C')
  const orders = await until(
    () => ordersAt(url),
    (found) => found.length >= acknowledged,
  )
  const more = (await turnOne(url))?.status
  return { orders, more, code: (await place.end()).code }
}
