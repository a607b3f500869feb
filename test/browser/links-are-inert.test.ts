import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { answers, type Office, openOffice } from '../e2e/office.ts'
import { orderAt } from './states/scene.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office[Symbol.asyncDispose]())

/** Links in every state, as mail scanners find them, and the pages that they lead to. */
async function liveLinks(): Promise<string[]> {
  const open = await orderAt(office, '1-2')
  const round = await orderAt(office, '1-1′')
  const shipping = await orderAt(office, '2')
  const answered = await orderAt(office, '1-1')
  await office.post(answered.link, answers['1-1'])
  const held = await orderAt(office, '1-1')
  await office.post(held.link, { act: 'claim', mine: 'yes' })
  await office.see(answered.pid, ({ tasks }) => tasks['1-2#1'] !== undefined)
  await office.calm()
  const mailed = (await office.mails()).flatMap(({ text }) => text.match(/\/t\/\S+/g) ?? [])
  const cases = [open, round, shipping, answered, held].map(({ pid }) => `/console/orders/${pid}`)
  return [...new Set(mailed), ...cases, '/console', '/', '/mailbox', '/mailbox/1', '/k/1/', '/k/1/edit']
}

it('1,000 GET and HEAD requests to live links, forms in their query included, write nothing', async () => {
  const links = await liveLinks()
  const queries = ['', '?outcome=done&q_licenseKey=X', '?act=claim', '?reveal=q_licenseKey', '?renew=yes', '?lang=en']
  const requests = Array.from({ length: 1_000 }, (_, index) => {
    const link = links[index % links.length] ?? ''
    const turn = Math.floor(index / links.length)
    // The console takes no HEAD.
    const method = turn % 2 === 0 || link.startsWith('/console') ? 'GET' : 'HEAD'
    return { method, path: `${link}${queries[turn % queries.length]}` }
  })
  const before = office.stored({ mails: 'mails', leases: 'leases', clock: 'clock' })
  const refused: string[] = []
  const ask = async ({ path, method }: (typeof requests)[number]) => {
    const { status } = await office.get(path, { method })
    if (status !== 200) refused.push(`${status} ${method} ${path}`)
  }
  for (let at = 0; at < requests.length; at += 50) await Promise.all(requests.slice(at, at + 50).map(ask))
  expect(refused).toEqual([])
  expect(office.stored({ mails: 'mails', leases: 'leases', clock: 'clock' })).toEqual(before)
})
