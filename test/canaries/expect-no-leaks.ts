import { expect } from '@jest/globals'
import type { RecordedRequest } from '../../kintone-simulator/rest/record-requests.ts'
import type { Order } from '../../lambdas/core/order.ts'
import { taskKey } from '../../lambdas/core/order.ts'
import type { TaskNode } from '../../statemachine/process.ts'
import { foreignFields, leaksIn } from './leaks.ts'
import { customersWords, personal, prose, secrets, staff } from './markers.ts'
import { type CanaryMail, linksIn, type Seen } from './story.ts'

export interface Told {
  seen: Seen
  mails: CanaryMail[]
  orders: Order[]
  /** Descriptions and histories of all executions, as JSON. */
  executions: string
  /** Everything that was written to stdout, stderr and the log, metrics among it. */
  logs: string
  /** What kintone was asked. */
  asked: RecordedRequest[]
  /** Tokens, keys and passwords of the place itself. */
  placeSecrets: Record<string, string>
  /** The case list and a case, as pages and for programs; none where there is no console. */
  console: string[]
}

/** The canaries live: each word was really where it belongs. */
export function expectAlive({ seen, mails, orders, asked, placeSecrets, logs, executions }: Told) {
  const stored = JSON.stringify(orders)
  expect(leaksIn(stored, customersWords)).toEqual([...customersWords])
  expect(leaksIn(seen.revealed, [secrets.q_licenseKey])).toEqual([secrets.q_licenseKey])
  expect(leaksIn(seen.holders.join(), [personal.k_氏名, prose.memo, prose.reason])).toHaveLength(3)
  expect(leaksIn(mails.map(({ text }) => text).join(), [personal.k_氏名, prose.reason])).toHaveLength(2)
  expect(linksIn(mails).length).toBeGreaterThan(10)
  expect(orders.map(({ status }) => status).toSorted()).toEqual(['cancelled', 'closed', 'closed', 'closed'])
  expect(asked.some(({ method }) => method === 'PUT')).toBe(true)
  expect(Object.values(placeSecrets).filter((secret) => secret.length < 8)).toEqual([])
  expect(executions).toMatch(/KintoneSetupError.*|KintoneAccessError/)
  expect(logs).toContain('k1-')
}

export function expectNoLeaks(told: Told) {
  const { seen, mails, orders, executions, logs, asked, placeSecrets, console } = told
  const links = linksIn(mails).flatMap(({ link }) => [link, link.split('.')[1] ?? ''])
  const taskTokens = orders.flatMap(({ tasks }) => Object.values(tasks).map(({ token }) => token))
  const keys = [...Object.values(secrets), ...Object.values(placeSecrets)]

  const everything = [...customersWords, ...Object.values(placeSecrets), ...links, ...staff]
  expect({ executions: leaksIn(executions, everything) }).toEqual({ executions: [] })
  expect({ logs: leaksIn(logs, [...everything, ...taskTokens]) }).toEqual({ logs: [] })

  for (const { method, url, body } of asked) {
    expect({ url: leaksIn(url, everything) }).toEqual({ url: [] })
    if (method !== 'PUT') continue
    expect({ written: [...leaksIn(body, [...everything, ...taskTokens]), ...foreignFields(body)] }).toEqual({
      written: [],
    })
  }

  expectOwnMails(mails, orders, [...keys, ...taskTokens])
  expect({ console: leaksIn(console.join(), [...keys, ...links, ...taskTokens]) }).toEqual({ console: [] })
  expect({ held: leaksIn(seen.holders.join(), [...keys, ...taskTokens]) }).toEqual({ held: [] })
  expect({ strangers: leaksIn(seen.strangers.join(), [...everything, ...taskTokens]) }).toEqual({ strangers: [] })
  expect({ locations: leaksIn(seen.locations.join(), [...customersWords, ...Object.values(placeSecrets)]) }).toEqual({
    locations: [],
  })
}

/** No secret in any mail; a link in its own member's only; nothing of the customer in operations'. */
function expectOwnMails(mails: CanaryMail[], orders: Order[], keys: string[]) {
  const whole = ({ subject, text, html }: CanaryMail) => subject + text + html
  for (const mail of mails) {
    const at = `${mail.to.address}: ${mail.subject}`
    expect([at, leaksIn(whole(mail), keys)]).toEqual([at, []])
    const allowed = mail.to.address === 'ops@example.com' ? customersWords : Object.values(personal).filter(isNotName)
    expect([at, leaksIn(whole(mail), allowed)]).toEqual([at, []])
  }
  for (const { link, to, locator } of linksIn(mails)) {
    const [pid, node, round, ref] = locator as [string, TaskNode, number, number]
    const offer = orders
      .find((order) => order.pid === pid)
      ?.tasks[taskKey(node, round)]?.offers.find((one) => one.ref === ref)
    expect(offer?.member.email).toBe(to)
    const bearers = mails.filter((mail) => whole(mail).includes(link.split('.')[1] ?? ''))
    expect(new Set(bearers.map((mail) => mail.to.address))).toEqual(new Set([to]))
  }
}

/** A title names the customer; a task's mail has a title. */
const isNotName = (word: string) => word !== personal.k_氏名
