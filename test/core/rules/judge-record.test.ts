import { describe, expect, it } from '@jest/globals'
import { changeOf, isChangedOutside, judgeRecord } from '../../../lambdas/core/rules/judge-record.ts'
import { anOrder } from '../../builders/order.ts'
import { aDecidedOrder, anEnteredOrder } from '../../builders/running-order.ts'
import { someSettings } from '../../builders/settings.ts'

const labels = someSettings().kintone.status
const ours = 'k1-2-1'
const earlier = 'k1-2-0'
const pids = ['', earlier, ours, 'k9-9-9']
const statuses = ['1_未対応', '2_対応要', '対応要', '3_対応中', '4_対応済', '保留']
const combinations = pids.flatMap((pid) => statuses.map((status) => ({ pid, status })))

/** x1 read the record with this pid in it; x3 has not written. */
const readWith = (pid: string) => aDecidedOrder({ record: { revision: '3', pid, status: '2_対応要' } })
const verdicts = (write: 'x3' | 'x5' | 'cancel', order = anEnteredOrder()) =>
  Object.groupBy(combinations, (now) => judgeRecord(write, order, now, labels))

describe('x3', () => {
  it.each(['', earlier])('writes only where pid is as x1 read it ("%s") and status a trigger', (pid) => {
    expect(verdicts('x3', readWith(pid)).write).toEqual([
      { pid, status: '2_対応要' },
      { pid, status: '対応要' },
    ])
  })

  it('is done where its pid and 対応中 are there', () => {
    expect(verdicts('x3', readWith('')).done).toEqual([{ pid: ours, status: '3_対応中' }])
  })

  it('writes pid and status', () => {
    expect(changeOf('x3', anOrder(), labels)).toEqual({ pid: ours, status: '3_対応中' })
  })
})

describe('x5', () => {
  it('writes only where its pid and 対応中 are there', () => {
    expect(verdicts('x5').write).toEqual([{ pid: ours, status: '3_対応中' }])
  })

  it('is done where its pid and 対応済 are there', () => {
    expect(verdicts('x5').done).toEqual([{ pid: ours, status: '4_対応済' }])
  })

  it('writes the status and leaves the pid', () => {
    expect(changeOf('x5', anOrder(), labels)).toEqual({ status: '4_対応済' })
  })
})

describe('a cancel', () => {
  it('after x3 writes only where its pid and 対応中 are there', () => {
    expect(verdicts('cancel').write).toEqual([{ pid: ours, status: '3_対応中' }])
  })

  it('before x3 is known to have written, also takes back the trigger that x1 read', () => {
    expect(verdicts('cancel', readWith('')).write).toEqual([
      { pid: '', status: '2_対応要' },
      { pid: '', status: '対応要' },
      { pid: ours, status: '3_対応中' },
    ])
  })

  it('of an order that never read its record takes back whatever trigger it finds, an earlier pid beside it or not', () => {
    const triggered = verdicts('cancel', anOrder()).write?.filter(({ status }) => status !== '3_対応中')
    const others = pids.filter((pid) => pid !== ours)
    expect(triggered).toEqual(others.flatMap((pid) => ['2_対応要', '対応要'].map((status) => ({ pid, status }))))
  })

  it('is done where its pid and the cancelled label are there', () => {
    expect(verdicts('cancel').done).toEqual([{ pid: ours, status: '1_未対応' }])
  })

  it('writes pid and status, so that a trigger beside its pid is known as a person’s later edit', () => {
    expect(changeOf('cancel', anOrder(), labels)).toEqual({ pid: ours, status: '1_未対応' })
    for (const order of [anOrder(), readWith(''), anEnteredOrder()])
      expect(judgeRecord('cancel', order, { pid: ours, status: '2_対応要' }, labels)).toBe('refuse')
  })
})

describe('a change from outside', () => {
  const expected = (order = anEnteredOrder()) => combinations.filter((now) => !isChangedOutside(order, now, labels))

  it('is none before x3: a withdrawal then ends the order by itself', () => {
    expect(expected(anOrder())).toEqual(combinations)
    expect(expected(readWith(''))).toEqual(combinations)
  })

  it('after x3 is anything but our pid and 対応中', () => {
    expect(expected()).toEqual([{ pid: ours, status: '3_対応中' }])
  })

  it.each(['closing', 'failed'] as const)(
    'once x5 writes is anything but 対応中 and 対応済 with our pid (%s)',
    (status) => {
      expect(expected(anEnteredOrder({ status, closingSince: '2026-04-01T00:00:00.000Z' }))).toEqual([
        { pid: ours, status: '3_対応中' },
        { pid: ours, status: '4_対応済' },
      ])
    },
  )
})
