import type { Order } from '../../lambdas/core/order.ts'
import type { TaskNode } from '../../statemachine/process.ts'
import { createDesk } from '../e2e/kintone-desk.ts'
import { until } from '../e2e/until.ts'
import { answers, prose, record, secrets, unknownChoice } from './markers.ts'

export interface CanaryMail {
  to: { address: string }
  subject: string
  text: string
  html: string
}

/** An office, on whatever place, as the story needs it. */
export interface Place {
  url: string
  webhookUrl: string
  mails(): CanaryMail[]
  order(pid: string): Promise<Order | undefined> | Order | undefined
  forward(seconds: number): Promise<unknown>
  /** As operations do. */
  cancel(pid: string, reason: string): Promise<unknown>
  redrive(pid: string): Promise<unknown>
}

const linkIn = ({ text }: CanaryMail) => /https?:\S+(\/t\/\S+)/.exec(text)?.[1]
const locatorIn = (link: string): unknown[] =>
  JSON.parse(Buffer.from(/\/t\/([^.]+)/.exec(link)?.[1] ?? '', 'base64url').toString())

/** Every link that was mailed, to whom, and whose it is by its locator. */
export const linksIn = (mails: readonly CanaryMail[]) =>
  mails.flatMap((mail) => {
    const link = linkIn(mail)
    return link === undefined ? [] : [{ link, to: mail.to.address, locator: locatorIn(link) }]
  })

/** What was seen on the way, which only those who should could see. */
export interface Seen {
  /** Pages that whoever has no link gets. */
  strangers: string[]
  /** Pages of a link's holder, before anything is revealed. */
  holders: string[]
  revealed: string
  /** The `location` of every answer. */
  locations: string[]
}

/** Orders that go well, come back, fail, conflict, are cancelled, and wait while kintone is away. */
export async function playCanaries(place: Place): Promise<Seen> {
  const desk = createDesk(place.url)
  const seen: Seen = { strangers: [], holders: [], revealed: '', locations: [] }

  const see = (pid: string, isRight: (order: Order) => boolean) =>
    until(
      () => place.order(pid),
      (order) => order !== undefined && isRight(order),
      30,
    )
  const begin = async (changes: Record<string, string> = {}) => `k1-${await desk.add({ ...record, ...changes })}-1`
  const linkTo = (pid: string, node: TaskNode, round = 1) =>
    until(
      () => linksIn(place.mails()).find(({ locator }) => [pid, node, round].every((part, at) => locator[at] === part)),
      (found) => found !== undefined,
      30,
    ).then((found) => found?.link ?? '')
  const ask = async (link: string, form?: Record<string, string>) => {
    const posted = form && { method: 'POST', body: new URLSearchParams(form) }
    const answered = await fetch(place.url + link, { redirect: 'manual', ...posted })
    seen.locations.push(answered.headers.get('location') ?? '')
    return { status: answered.status, html: await answered.text() }
  }
  const answer = async (pid: string, node: TaskNode, form: Record<string, string>, round = 1) => {
    const link = await linkTo(pid, node, round)
    seen.holders.push((await ask(link)).html)
    const { status, html } = await ask(link, form)
    if (status !== 200) throw new Error(`${node} of ${pid} was answered ${status}`)
    seen.holders.push(html)
  }

  async function goesWellAfterAReturn() {
    const pid = await begin()
    const link = await linkTo(pid, '1-1')
    await ask(link, { act: 'claim', mine: 'yes' })
    await ask(link, { act: 'memo', memo: prose.memo })
    await answer(pid, '1-1', answers.licence)
    seen.revealed = (await ask(await linkTo(pid, '1-2'), { reveal: 'q_licenseKey' })).html
    await answer(pid, '1-2', answers.returned)
    await answer(pid, '1-1′', answers.corrected, 2)
    await answer(pid, '2', answers.shipping)
    await answer(pid, '1-2', answers.build, 2)
    await see(pid, ({ status }) => status === 'closed')
    return { pid, link }
  }

  async function waitsWhileKintoneIsDown() {
    const pid = await begin()
    await answer(pid, '1-1', answers.licence)
    await answer(pid, '2', answers.shipping)
    await desk.trouble('maintenance')
    await answer(pid, '1-2', answers.build)
    await see(pid, ({ status }) => status === 'closing')
    await desk.trouble()
    await place.forward(600)
    await see(pid, ({ status }) => status === 'closed')
  }

  async function failsAndIsRedriven() {
    const pid = await begin(unknownChoice)
    await see(pid, ({ status, unsent }) => status === 'failed' && unsent.length === 0)
    await desk.edit(pid.split('-')[1] ?? '', { k_マニュアル送付希望: record.k_マニュアル送付希望 })
    await place.redrive(pid)
    await answer(pid, '1-1', answers.licence)
    await answer(pid, '2', answers.shipping)
    await desk.trouble('readOnlyToken')
    await answer(pid, '1-2', answers.build)
    await see(pid, ({ status, unsent }) => status === 'failed' && unsent.length === 0)
    await desk.trouble()
    await place.redrive(pid)
    await see(pid, ({ status }) => status === 'closed')
  }

  async function conflictsAndIsCancelled() {
    const pid = await begin()
    await answer(pid, '1-1', answers.licence)
    await answer(pid, '2', answers.shipping)
    await desk.setStatus(pid.split('-')[1] ?? '', '1_未対応')
    await see(pid, ({ conflict }) => conflict !== undefined)
    await place.forward(61)
    await see(pid, ({ unsent }) => unsent.length === 0)
    await answer(pid, '1-2', answers.build)
    await see(pid, ({ status, unsent }) => status === 'failed' && unsent.length === 0)
    await place.cancel(pid, prose.cancel)
    await see(pid, ({ status, unsent }) => status === 'cancelled' && unsent.length === 0)
  }

  /** Forged and mistaken requests that carry the words themselves. */
  async function strangersAsk(link: string) {
    const words = encodeURIComponent(secrets.q_password)
    for (const path of [
      `${link}x`,
      link.toUpperCase().replace('/T/', '/t/'),
      `/t/${words}.${words}`,
      `/nothing/${words}`,
    ])
      seen.strangers.push((await ask(path)).html)
    for (const body of [JSON.stringify({ type: record.k_氏名, app: { id: '1' } }), record.k_氏名]) {
      const headers = { 'content-type': 'application/json' }
      for (const url of [place.webhookUrl, `${place.webhookUrl}x`])
        seen.strangers.push(await (await fetch(url, { method: 'POST', headers, body })).text())
    }
  }

  const { link } = await goesWellAfterAReturn()
  await waitsWhileKintoneIsDown()
  await failsAndIsRedriven()
  await conflictsAndIsCancelled()
  await strangersAsk(link)
  return seen
}
