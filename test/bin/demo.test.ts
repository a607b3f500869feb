import { describe, expect, it } from '@jest/globals'
import type { Cast, DemoOrder } from '../../bin/demo/orders.ts'
import { goTheSameWay, type Seen } from '../../bin/demo/report.ts'
import { playAll } from '../../bin/demo/run-demo.ts'

const way = ['x1', 'x2', 'x3', '1-1', '1-2', '2', 'x4', 'x5']

describe('the way of an order', () => {
  it('is the same wherever shipping comes between the automatic nodes around it', () => {
    expect(goTheSameWay(['x1', 'x2', 'x3', '2', '1-1', '1-2', 'x4', 'x5'], way)).toBe(true)
  })

  it.each([
    ['two nodes of a lane are in the wrong order', ['x1', 'x2', 'x3', '1-2', '1-1', '2', 'x4', 'x5']],
    ['an automatic node comes too early', ['x1', 'x2', 'x3', '1-1', 'x4', '1-2', '2', 'x5']],
    ['shipping comes after its end', ['x1', 'x2', 'x3', '1-1', '1-2', 'x4', '2', 'x5']],
    ['a node comes twice', ['x1', 'x2', 'x3', '1-1', '1-1', '1-2', '2', 'x4', 'x5']],
    ['a node is missing', ['x1', 'x2', 'x3', '1-1', '1-2', 'x4', 'x5']],
  ])('is another when %s', (_, nodes) => {
    expect(goTheSameWay(nodes, way)).toBe(false)
  })
})

describe('the demo', () => {
  const order = (name: string, play: DemoOrder['play']): DemoOrder => ({
    name,
    customer: name,
    nodes: way,
    kintoneStatus: '4_対応済',
    play,
  })
  const right: Seen = { pid: 'k1-1-1', nodes: way, kintoneStatus: '4_対応済', isRight: true }

  it('says why an order got stuck, counts it as wrong, and plays the others', async () => {
    const said: string[] = []
    const orders = [order('stuck', () => Promise.reject(new Error('no mail came'))), order('fine', async () => '2')]
    const seen = await playAll(
      orders,
      {} as Cast,
      async () => right,
      (line) => said.push(line),
    )
    expect(seen.map(({ order: { name }, isRight }) => [name, isRight])).toEqual([
      ['stuck', false],
      ['fine', true],
    ])
    expect(said).toContain('  × no mail came')
  })
})
