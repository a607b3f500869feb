import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { freePort } from '../../bin/free-port.ts'
import { startPlace } from '../../bin/place.ts'
import { createLog } from '../../embedded/log.ts'
import { readSettings } from '../../embedded/read-settings.ts'
import type { OnRequest, RecordedRequest } from '../../kintone-simulator/rest/record-requests.ts'
import { type Order, orderSchema } from '../../lambdas/core/order.ts'
import type { Settings } from '../../settings/settings.ts'
import { type TaskNode, taskNodes } from '../../statemachine/process.ts'
import { completing } from '../builders/answers.ts'
import { createDesk } from './kintone-desk.ts'
import { demoSettings } from './place-process.ts'
import { until } from './until.ts'

export interface SentMail {
  to: { name: string; address: string }
  subject: string
  text: string
}

/** What each task asks for. */
export const answers = Object.fromEntries(taskNodes.map((node) => [node, completing(node, `in-${node}`)])) as Record<
  TaskNode,
  Record<string, string>
>

/** A whole place on fresh data, in this process, used through HTTP; its `Symbol.asyncDispose` ends it and removes its data. */
export async function openOffice(settings: Settings = readSettings(demoSettings)) {
  const data = await mkdtemp(join(tmpdir(), 'nouhin-e2e-'))
  const port = await freePort()
  let onKintoneRequest: OnRequest = () => {}
  const asked: RecordedRequest[] = []
  const logged: string[] = []
  let diskIsFull = false
  const start = (changed = settings) =>
    startPlace({
      log: createLog((line) => logged.push(line)),
      settings: changed,
      data,
      host: '127.0.0.1',
      port,
      onCommit: (moment) => {
        if (diskIsFull && moment === 'before') throw new Error('database or disk is full')
      },
      onKintoneRequest: (request) => {
        asked.push(request)
        return onKintoneRequest(request)
      },
    })
  let place = await start()
  const { url } = place
  const kintone = createDesk(url)
  const tables = { orders: 'orders', ledger: 'ledger', executions: 'sfn_executions', events: 'sfn_history' }

  /** Everything that the database keeps of orders and executions, row by row. */
  const stored = (more: Record<string, string> = {}) => {
    const db = new DatabaseSync(join(data, 'nouhin.sqlite'), { readOnly: true })
    const rows = Object.entries({ ...tables, ...more }).map(([name, table]) => [
      name,
      db.prepare(`SELECT * FROM ${table}`).all(),
    ])
    db.close()
    return Object.fromEntries(rows) as Record<string, Record<string, unknown>[]>
  }
  const orders = (): Order[] => (stored().orders ?? []).map(({ item }) => orderSchema.parse(JSON.parse(String(item))))
  const order = (pid: string) => orders().find((one) => one.pid === pid)
  const mails = async () => ((await (await fetch(`${url}/mailbox/mails.json`)).json()) as { mails: SentMail[] }).mails
  const linksOf = async (pid: string, node: TaskNode, round: number, address: string) =>
    (await mails())
      .filter(({ to }) => to.address.startsWith(address))
      .map(({ text }) => /https?:\S+(\/t\/\S+)/.exec(text)?.[1] ?? '')
      .filter((path) => locatorOf(path).slice(0, 3).join() === [pid, node, round].join())

  const office = {
    url,
    data,
    /** What kintone has been asked through its API. */
    asked,
    /** The lines of its log. */
    logged,
    get webhookUrl() {
      return place.webhookUrl
    },
    settings,
    /** Stops the place and starts it again on the same data, with the settings that it had first or with others. */
    async restart(changed: Settings = settings) {
      await place.stop()
      place = await start(changed)
    },
    /** Does something while nothing can be stored. */
    async withFullDisk(act: () => Promise<unknown>) {
      diskIsFull = true
      await act().finally(() => {
        diskIsFull = false
      })
    },
    /** Starts again with a secrets.json that holds these instead. */
    async changeSecrets(changes: Record<string, unknown>) {
      const file = join(data, 'secrets.json')
      const secrets = JSON.parse(await readFile(file, 'utf8'))
      await writeFile(file, JSON.stringify({ ...secrets, ...changes }))
      await office.restart()
    },
    kintone,
    stored,
    orders,
    order,
    mails,
    get: (path: string, init: RequestInit = {}) => fetch(url + path, { redirect: 'manual', ...init }),
    post: (path: string, form: Record<string, string>) =>
      fetch(url + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' }),
    async cases() {
      const answered = await fetch(`${url}/console`, { headers: { accept: 'application/json' } })
      return (await answered.json()) as { open: { pid: string }[]; ended: { pid: string }[] }
    },
    webhook: (body: unknown, secret?: string) =>
      fetch(secret === undefined ? place.webhookUrl : `${url}/webhook/kintone${secret && `/${secret}`}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async forward(seconds: number) {
      const body = new URLSearchParams({ seconds: String(seconds) })
      const moved = await fetch(`${url}/clock`, { method: 'POST', body, headers: { origin: url }, redirect: 'manual' })
      if (moved.status !== 303) throw new Error(`the clock answered ${moved.status}`)
    },
    /** The paths of the links that were mailed to someone for a task, oldest first, once there are as many. */
    links: (pid: string, node: TaskNode, { round = 1, to = '', count = 1 } = {}) =>
      until(
        () => linksOf(pid, node, round, to),
        (found) => found.length >= count,
      ),
    /** Waits for a task's mail and answers through its link. */
    async answer(pid: string, node: TaskNode, form: Record<string, string> = answers[node], round = 1) {
      const [path = ''] = await office.links(pid, node, { round })
      const answered = await office.post(path, form)
      if (answered.status !== 200) throw new Error(`${node}: the answer got ${answered.status}`)
    },
    /** Waits until the order is as asked for. */
    see: (pid: string, isRight: (order: Order) => boolean) =>
      until(
        () => order(pid),
        (seen) => seen !== undefined && isRight(seen),
      ).then((seen) => {
        if (!seen) throw new Error(`no order ${pid}`)
        return seen
      }),
    /** Does something when kintone is first asked what is meant, before it answers; resolves when that is done. */
    onceAsked: (isMeant: (request: RecordedRequest) => boolean, act: () => Promise<unknown>) =>
      new Promise<void>((resolve, reject) => {
        onKintoneRequest = async (request) => {
          if (!isMeant(request)) return
          onKintoneRequest = () => {}
          await act().then(() => resolve(), reject)
        }
      }),
    /** Waits until every execution waits for a person or a time, and every mail has gone. */
    calm: () =>
      until(
        () =>
          stored().executions?.every(({ busy }) => busy === 0) && orders().every(({ unsent }) => unsent.length === 0),
        (isCalm) => isCalm === true,
      ),
    /** A record that has been set to 対応要, and the first task of whose order has been mailed. */
    async openedOrder(values: Record<string, string> = {}) {
      const recordId = await kintone.add(values)
      await kintone.setStatus(recordId, '2_対応要')
      const pid = `k1-${recordId}-1`
      await office.see(pid, ({ tasks }) => tasks['1-1#1'] !== undefined)
      await office.calm()
      return { recordId, pid }
    },
    async [Symbol.asyncDispose]() {
      await place.stop()
      await rm(data, { recursive: true })
    },
  }
  return office
}
export type Office = Awaited<ReturnType<typeof openOffice>>

/** What the readable half of a link says. */
function locatorOf(path: string): unknown[] {
  const [, readable] = /\/t\/([^.]+)/.exec(path) ?? []
  return readable === undefined ? [] : (JSON.parse(Buffer.from(readable, 'base64url').toString()) as unknown[])
}
