import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../bin/free-port.ts'
import type { TaskNode } from '../../statemachine/process.ts'
import { nouhin } from './command.ts'
import { createDesk } from './kintone-desk.ts'
import { answers, type SentMail } from './office.ts'
import { type PlaceProcess, startPlaceProcess } from './place-process.ts'
import { until } from './until.ts'

interface CaseSeen {
  pid: string
  status: string
  title?: string
  conflict?: { what: string }
  failure?: { error: string }
  tasks: { node: string; round: number; status: string }[]
  events: { type: string; node?: string }[]
}

/** A real process on data of its own, that can be backed up, killed, and started from the backup in another folder. */
export async function openRestorableOffice() {
  const folder = await mkdtemp(join(tmpdir(), 'nouhin-restore-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const lived = join(folder, 'lived')
  const file = join(folder, 'backup.sqlite')
  let place: PlaceProcess
  const start = async (data: string) => {
    place = startPlaceProcess(data, port)
    await place.started
  }
  await start(lived)

  const office = {
    kintone: createDesk(url),
    /** `nouhin backup`, beside the process that runs. */
    async backUp() {
      const { code, stderr } = await nouhin('backup', file, '--data', lived).ended
      if (code !== 0) throw new Error(stderr)
    },
    /** Pulls the plug and starts from the backup; kintone is what it was when the plug was pulled. */
    async restore() {
      place.kill()
      await place.ended
      const data = join(folder, 'restored')
      await mkdir(data)
      await cp(file, join(data, 'nouhin.sqlite'))
      const kept = (await readdir(lived)).filter((name) => /^(secrets\.json|kintone-simulator\.sqlite.*)$/.test(name))
      for (const name of kept) await cp(join(lived, name), join(data, name))
      await start(data)
    },
    /** A record that has been set to 対応要, and whose first task has been mailed. */
    async openedOrder() {
      const recordId = await office.kintone.add()
      await office.kintone.setStatus(recordId, '2_対応要')
      const pid = `k1-${recordId}-1`
      await office.linkTo(pid, '1-1')
      return { recordId, pid }
    },
    cases: async () => {
      const { open, ended } = await office.json<Record<'open' | 'ended', CaseSeen[]>>('/console')
      return [...open, ...ended]
    },
    mails: async () => (await office.json<{ mails: SentMail[] }>('/mailbox/mails.json')).mails,
    async json<T>(path: string): Promise<T> {
      return (await fetch(url + path, { headers: { accept: 'application/json' } })).json() as Promise<T>
    },
    get: (link: string) => fetch(url + link),
    post: (path: string, form: Record<string, string>) =>
      fetch(url + path, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { origin: url },
        redirect: 'manual',
      }),
    async forward(seconds: number) {
      const { status } = await office.post('/clock', { seconds: `${seconds}` })
      if (status !== 303) throw new Error(`the clock answered ${status}`)
    },
    /** The path of the first link that was mailed for a task, once there is one. */
    linkTo: async (pid: string, node: TaskNode) =>
      (await until(async () => firstLink(await office.mails(), pid, node), Boolean)) ?? '',
    async answer(link: string, node: TaskNode) {
      const { status } = await office.post(link, answers[node])
      if (status !== 200) throw new Error(`${node}: the answer got ${status}`)
    },
    /** Waits until the order is as asked for. */
    see: (pid: string, isRight: (seen: CaseSeen) => boolean) =>
      until(
        async () => (await office.cases()).find((one) => one.pid === pid),
        (seen) => seen !== undefined && isRight(seen),
      ) as Promise<CaseSeen>,
    async [Symbol.asyncDispose]() {
      place.kill()
      await place.ended
      await rm(folder, { recursive: true })
    },
  }
  return office
}
export type RestorableOffice = Awaited<ReturnType<typeof openRestorableOffice>>

function firstLink(mails: SentMail[], pid: string, node: TaskNode): string | undefined {
  const links = mails.map(({ text }) => /https?:\S+?(\/t\/([^.\s]+)\S+)/.exec(text))
  return links.find((link) => {
    const locator = link && JSON.parse(Buffer.from(link[2] ?? '', 'base64url').toString())
    return locator && locator[0] === pid && locator[1] === node
  })?.[1]
}
