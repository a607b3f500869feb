import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { RecordedRequest } from '../../kintone-simulator/rest/record-requests.ts'
import { putOrder } from '../../lambdas/core/change-order.ts'
import { mailTag } from '../../lambdas/core/mail-tag.ts'
import type { Order } from '../../lambdas/core/order.ts'
import { requestCancel } from '../../lambdas/core/rules/cancel-order.ts'
import { type LambdaOffice, startLambdaOffice } from '../aws/lambda-office.ts'
import { aBounce } from '../builders/mail-event.ts'
import { settingsInput } from '../builders/settings.ts'
import { everyPage } from '../contract/every-page.ts'
import { expectAlive, expectNoLeaks, type Told } from './expect-no-leaks.ts'
import { leaksIn, toldOfExecutions } from './leaks.ts'
import { customersWords, kintoneSettings, personal, staff } from './markers.ts'
import { type CanaryMail, linksIn, type Place, playCanaries } from './story.ts'

let office: LambdaOffice
let told: Told
const asked: RecordedRequest[] = []

beforeAll(async () => {
  office = await startLambdaOffice({
    settings: settingsInput({ kintone: kintoneSettings }),
    onKintoneRequest: (request) => void asked.push(request),
  })
  told = await tellOf(office)
})
afterAll(() => office.stop())

const mailsOf = ({ aws }: LambdaOffice): CanaryMail[] => [...aws.mails]

function placeOf({ url, webhookUrl, orders, forward, machine, invoke, ...rest }: LambdaOffice): Place {
  const executionOf = (pid: string) => `${machine.stateMachineArn.replace(':stateMachine:', ':execution:')}:${pid}`
  return {
    url,
    webhookUrl,
    mails: () => mailsOf({ ...rest, url, webhookUrl, orders, forward, machine, invoke }),
    order: orders.get,
    forward,
    redrive: (pid) => machine.redriveExecution({ executionArn: executionOf(pid) }),
    // there is no console on AWS: the cancel is as a crash right after its decision leaves it, and patrol carries it out
    async cancel(pid, reason) {
      const order = await orders.get(pid)
      const long = new Date(Date.now() - 3_600_000)
      const decided = order && requestCancel(order, { by: 'ops', reason, now: long })
      if (!decided || 'refusal' in decided) throw new Error(`${pid} cannot be cancelled`)
      await putOrder(orders, decided.order)
      await invoke('patrol', {}, 'scheduler')
    },
  }
}

/** What no state machine sends: a function's refusal must not repeat it. */
async function mistakenInvocations({ invoke }: LambdaOffice) {
  const causes: string[] = []
  for (const name of [
    'fetch-record',
    'set-variables',
    'update-record',
    'open-task',
    'execution-ended',
    'mail-events',
  ] as const)
    for (const payload of [{ pid: personal.k_氏名, node: personal.k_氏名 }, personal.k_氏名, { detail: personal }])
      causes.push(
        await invoke(name, payload, 'test').then(JSON.stringify, ({ name: error, message }) => `${error} ${message}`),
      )
  return causes.join()
}

async function tellOf(place: LambdaOffice): Promise<Told> {
  const seen = await playCanaries(placeOf(place))
  await place.invoke('mail-events', aBounce(mailTag('k1-1-1:task-offered:1-1#1:1')), 'events')
  const causes = await mistakenInvocations(place)
  const { settings: _, ...secretNames } = place.named
  const pids = (
    await everyPage((after) => place.orders.list({ state: 'ended', newestFirst: true, limit: 10, after }))
  ).flat()
  const orders = await Promise.all(pids.map((pid) => place.orders.get(pid)))
  const {
    linkKeys = '',
    webhookSecrets = '',
    kintoneToken = '',
  } = Object.fromEntries(Object.entries(secretNames).map(([name, secret]) => [name, place.aws.secrets[secret]]))
  return {
    seen,
    mails: mailsOf(place),
    orders: orders.filter((order): order is Order => order !== undefined),
    executions: (await toldOfExecutions(place.machine)) + causes,
    logs: place.logs(),
    asked,
    placeSecrets: { linkKey: JSON.parse(linkKeys).keys.k1, webhookSecret: JSON.parse(webhookSecrets)[0], kintoneToken },
    console: [],
  }
}

it('the Lambda functions: every canary lives where it belongs', () => {
  expectAlive(told)
  expect(told.logs).toContain('MailsReturned')
})

it('the Lambda functions: none of them is anywhere else', () => {
  expectNoLeaks(told)
})

it('no AWS service but the table, the mails and the secrets is told of anybody', () => {
  const apart = ['dynamodb:', 'ses:', 'secretsmanager:']
  const isApart = ({ action }: { action: string }) => apart.some((service) => action.startsWith(service))
  const links = linksIn(told.mails).flatMap(({ link }) => link.split('.')[1] ?? [])
  const words = [...customersWords, ...staff, ...links, ...Object.values(told.placeSecrets)]
  const { heard: calls } = office.calls
  expect(leaksIn(JSON.stringify(calls.filter(isApart)), customersWords)).toEqual([...customersWords])
  const others = calls.filter((call) => !isApart(call))
  expect(others.filter(({ action }) => action === 'states:SendTaskFailure').map(({ input }) => input)).toEqual([
    expect.objectContaining({ error: 'LicenceKeyReturned' }),
  ])
  const leaks = others.map((call) => [call.action, leaksIn(JSON.stringify(call), words)] as const)
  expect(leaks.filter(([, found]) => found.length > 0)).toEqual([])
})
