/** Assign and its scopes by https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
import { describe, expect, it } from '@jest/globals'
import { openBench } from './bench.ts'
import { branch, invoke, parallel, pass } from './states.ts'

describe('Assign', () => {
  it('evaluates all its expressions with the values from before', async () => {
    const bench = await openBench({
      states: {
        A: pass({ Assign: { x: 1, y: 2 }, Next: 'B' }),
        B: pass({ Assign: { x: '{% $y %}', y: '{% $x %}' }, Output: '{% [$x, $y] %}', Next: 'C' }),
        C: pass({ Output: { before: '{% $states.input %}', after: '{% [$x, $y] %}' } }),
      },
    })
    expect(await bench.output()).toEqual({ before: [1, 2], after: [2, 1] })
  })

  it('takes from the result of the state', async () => {
    const bench = await openBench({
      states: {
        A: invoke('f', { Assign: { r: '{% $states.result.Payload %}' }, Next: 'B' }),
        B: pass({ Output: '{% $r %}' }),
      },
      functions: { f: () => [{ k: 1 }] },
    })
    expect(await bench.output()).toEqual([{ k: 1 }])
  })

  it('in a branch ends with the branch, which reads the variables around it', async () => {
    const bench = await openBench({
      states: {
        A: pass({ Assign: { outer: 5 }, Next: 'P' }),
        P: parallel(
          [
            branch({
              B: pass({ Assign: { inner: '{% $outer + 1 %}' }, Next: 'B2' }),
              B2: pass({ Output: '{% $inner %}' }),
            }),
          ],
          { Next: 'C' },
        ),
        C: pass({ Output: { got: '{% $states.input %}', gone: '{% $exists($inner) %}' } }),
      },
    })
    expect(await bench.output()).toEqual({ got: [6], gone: false })
  })

  it('of the same name in two branches keeps them apart', async () => {
    const one = (name: string, value: number) =>
      branch({ [name]: pass({ Assign: { v: value }, Next: `${name}2` }), [`${name}2`]: pass({ Output: '{% $v %}' }) })
    const bench = await openBench({ states: { P: parallel([one('A', 1), one('B', 2)]) } })
    expect(await bench.output()).toEqual([1, 2])
  })

  it('counts up in a loop', async () => {
    const bench = await openBench({
      states: {
        A: pass({ Assign: { n: 0 }, Next: 'B' }),
        B: pass({ Assign: { n: '{% $n + 1 %}' }, Next: 'C' }),
        C: { Type: 'Choice', Choices: [{ Condition: '{% $n < 3 %}', Next: 'B' }], Default: 'D' },
        D: pass({ Output: '{% $n %}' }),
      },
    })
    expect(await bench.output()).toBe(3)
  })
})
