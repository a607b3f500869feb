import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createClerk } from '../../bin/demo/clerk.ts'
import { createStaff } from '../../bin/demo/staff.ts'
import { until } from '../e2e/until.ts'
import { names } from './fake-services.ts'
import { type LambdaOffice, startLambdaOffice } from './lambda-office.ts'

const record = { k_氏名: '山田 花子', k_マニュアル送付希望: '希望しない', k_ステータス: '2_対応要' }
const pid = 'k1-1-1'

describe('an order that kintone lets nobody read', () => {
  let office: LambdaOffice
  beforeAll(async () => {
    office = await startLambdaOffice({ schedules: false })
  })
  afterAll(() => office.stop())

  it('fails, is told of, and goes on once the token is right and it is redriven', async () => {
    const { aws, orders, machine } = office
    const token = aws.secrets[names.kintoneToken] ?? ''
    aws.secrets[names.kintoneToken] = 'a-token-that-was-revoked'
    const seeStatus = (status: string) =>
      until(
        () => orders.get(pid),
        (order) => order?.status === status,
        30,
      )

    await createClerk(`${office.url}/k/1/`).addRecord(record)
    await seeStatus('failed')
    await until(
      () => aws.mails.map(({ to }) => to.address),
      (addresses) => addresses.includes('ops@example.com'),
      30,
    )
    expect(await orders.get(pid)).toMatchObject({ failure: { error: 'KintoneAccessError' } })
    expect(office.calls.usedBy('execution-ended')).toContain(
      'states:DescribeExecution arn:aws:states:local:000000000000:execution:order-delivery:k1-1-1',
    )

    aws.secrets[names.kintoneToken] = token
    const [failed] = (await machine.listExecutions({ statusFilter: 'FAILED' })).executions
    await machine.redriveExecution({ executionArn: failed?.executionArn ?? '' })
    const staff = createStaff(`${office.url}/mailbox`, () => {})
    await staff.answer('山田 花子', '1-1', { outcome: 'done', q_licenseKey: 'ABCD-1234' })
    await office.invoke('reconcile', {}, 'scheduler')
    await seeStatus('running')
  })

  it('leaves lines that say which function said them and of which order, and a figure of the refusals', async () => {
    const lines = () =>
      office
        .logs()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line.replace(/^[a-z-]+: /, '')))
    const call = { function_request_id: expect.any(String), service: 'nouhin', correlation_id: pid }
    const expected = [
      { ...call, function_name: 'fetch-record', pid, error: 'KintoneAccessError' },
      { ...call, function_name: 'fetch-record', KintoneAccessErrors: 1 },
      { ...call, function_name: 'execution-ended', pid, message: 'an order has failed' },
    ]
    // what a process writes arrives a little later
    await until(
      async () => lines(),
      (seen) => seen.some(({ message }) => message === 'an order has failed'),
    )
    expect(lines()).toEqual(expect.arrayContaining(expected.map((one) => expect.objectContaining(one))))
  })
})
