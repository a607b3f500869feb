import { describe, expect, it } from '@jest/globals'
import type { Order } from '../../lambdas/core/order.ts'
import { flowPicture, whereItStands } from '../../lambdas/views/flow-picture.ts'
import { toText } from '../../lambdas/views/markup.ts'
import { currentNodes, nodeStates } from '../../lambdas/views/progress.ts'
import { nodes } from '../../statemachine/process.ts'
import { anAnsweredTask, anOrder, aTask, japanese } from './an-order.ts'

const automatic = (...nodes: string[]): Order['events'] =>
  nodes.map((node) => ({
    at: '2026-11-23T02:00:00Z',
    type: node.startsWith('x2') ? 'variables-set' : 'record-updated',
    node,
  }))
const noManual = { handle: true, sendManual: false, why: 'trigger' }

describe('where an order stands', () => {
  it.each([
    ['x1 before the record is read', anOrder({ status: 'starting', decision: undefined, events: [] }), ['x1']],
    ['x2′ when there is nothing to do', anOrder({ decision: { ...noManual, handle: false }, events: [] }), ['x2′']],
    ['x2 once decided', anOrder({ events: [] }), ['x2']],
    ['x3 once titled', anOrder({ events: automatic('x2') }), ['x3']],
    ['both branches once entered', anOrder(), ['1-1', '2']],
    ['the licence branch alone without a manual', anOrder({ decision: noManual }), ['1-1']],
    ['its open tasks', anOrder({}, anAnsweredTask('1-1'), aTask('1-2'), anAnsweredTask('2')), ['1-2']],
    [
      'the correction after a return',
      anOrder({}, anAnsweredTask('1-1'), anAnsweredTask('1-2', 1, 'returned', 'x'), aTask('1-1′', 2), aTask('2')),
      ['1-1′', '2'],
    ],
    [
      'the build again after the correction',
      anOrder(
        { decision: noManual },
        anAnsweredTask('1-1'),
        anAnsweredTask('1-2', 1, 'returned', 'x'),
        aTask('1-2', 2),
        anAnsweredTask('1-1′', 2),
      ),
      ['1-2'],
    ],
    ['x4 when both branches are done', anOrder({}, anAnsweredTask('1-2'), anAnsweredTask('2')), ['x4']],
    [
      'x5 while closing',
      anOrder({ status: 'closing', events: automatic('x2', 'x3', 'x4') }, anAnsweredTask('1-2'), anAnsweredTask('2')),
      ['x5'],
    ],
    ['nowhere once closed', anOrder({ status: 'closed' }, anAnsweredTask('1-2'), anAnsweredTask('2')), []],
    ['nowhere once cancelled', anOrder({ status: 'cancelled' }, aTask('1-1', 1, { status: 'superseded' })), []],
  ] as const)('is %s', (_, order, expected) => {
    expect([...currentNodes(order)].sort()).toEqual([...expected].sort())
  })
  it('is told with the lanes', () => {
    expect(whereItStands(anOrder({ decision: noManual }, aTask('1-1')))).toEqual([
      ['1-1.ライセンスキー手配(ライセンス担当)', 'Arrange the licence key (Licence)'],
    ])
  })
})

describe('what the nodes are to an order', () => {
  it('that was sent back: the build is ahead again, the correction is now', () => {
    const order = anOrder(
      {},
      anAnsweredTask('1-1'),
      anAnsweredTask('1-2', 1, 'returned', 'x'),
      aTask('1-1′', 2),
      aTask('2'),
    )
    expect(nodeStates(order)).toEqual({
      x1: 'done',
      'x2′': 'skipped',
      x2: 'done',
      x3: 'done',
      '1-1': 'done',
      '1-2': 'ahead',
      '1-1′': 'current',
      '2': 'current',
      x4: 'ahead',
      x5: 'ahead',
    })
  })
  it('that closed without manual or return: those two were not taken', () => {
    const states = nodeStates(
      anOrder({ status: 'closed', decision: noManual }, anAnsweredTask('1-1'), anAnsweredTask('1-2')),
    )
    expect(Object.entries(states).filter(([, state]) => state !== 'done')).toEqual([
      ['2', 'skipped'],
      ['x2′', 'skipped'],
      ['1-1′', 'skipped'],
    ])
  })
  it('with nothing to do: only x1 and x2′ were taken', () => {
    const order = anOrder({ status: 'closed', decision: { ...noManual, handle: false }, events: automatic('x2′') })
    expect(Object.entries(nodeStates(order)).filter(([, state]) => state === 'done')).toEqual([
      ['x1', 'done'],
      ['x2′', 'done'],
    ])
  })
  it('whose execution failed: it stopped where it stood', () => {
    expect(nodeStates(anOrder({ status: 'failed', events: automatic('x2') })).x3).toBe('stopped')
  })
})

describe('the picture', () => {
  const picture = toText(flowPicture(anOrder({ decision: noManual }, anAnsweredTask('1-1'), aTask('1-2')), japanese))
  it('has the ten nodes as the process runs', () => {
    const drawn = [...picture.matchAll(/data-node="([^"]+)"/g)].map(([, node]) => node)
    expect(drawn).toEqual(['x1', 'x2′', 'x2', 'x3', '1-1', '1-2', '1-1′', '2', 'x4', 'x5'])
    expect(drawn).toHaveLength(Object.keys(nodes).length)
  })
  it('lights the current node and says so to screen readers', () => {
    expect(picture.match(/data-node="[^"]+" data-state="[^"]+" aria-current="step"/g)).toEqual([
      'data-node="1-2" data-state="current" aria-current="step"',
    ])
  })
  it('says every state in words', () => {
    for (const word of ['済', 'いまここ', '対象外', 'これから']) expect(picture).toContain(word)
  })
})
