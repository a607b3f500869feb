/**
 * Each type of state as the Amazon States Language has it (https://states-language.net, with QueryLanguage JSONata) and
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html.
 */
import { describe, expect, it } from '@jest/globals'
import { openBench } from './bench.ts'
import { branch, callback, invoke, parallel, pass, throws } from './states.ts'

describe('a Pass state', () => {
  it('hands its input on, or its Output in its place', async () => {
    const bench = await openBench({
      states: { A: pass({ Next: 'B' }), B: pass({ Output: { got: '{% $states.input %}' } }) },
    })
    expect(await bench.output({ a: 1 })).toEqual({ got: { a: 1 } })
  })
})

describe('a Task state', () => {
  it('passes evaluated Arguments and gives Payload and StatusCode as its result', async () => {
    const Arguments = {
      FunctionName: 'f',
      Payload: { n: '{% $states.input.n * 2 %}', text: 'as it is', list: ['{% 1 %}'] },
    }
    const bench = await openBench({ states: { A: invoke('f', { Arguments }) }, functions: { f: () => ({ ok: true }) } })
    expect(await bench.output({ n: 4 })).toEqual({ ExecutedVersion: '$LATEST', Payload: { ok: true }, StatusCode: 200 })
    expect(bench.calls).toEqual([{ functionName: 'f', payload: { n: 8, text: 'as it is', list: [1] } }])
  })

  it('evaluates the name of the function', async () => {
    const Arguments = { FunctionName: "{% 'f' & $states.input.n %}" }
    const bench = await openBench({ states: { A: invoke('', { Arguments, Output: 1 }) } })
    expect(await bench.output({ n: 2 })).toBe(1)
    expect(bench.calls[0]).toEqual({ functionName: 'f2', payload: {} })
  })

  it('takes a function that answers nothing for one that answers null', async () => {
    const bench = await openBench({ states: { A: invoke('f', { Output: '{% $states.result.Payload %}' }) } })
    expect(await bench.output()).toBeNull()
  })

  it('refuses a result beyond 256 KiB with States.DataLimitExceeded', async () => {
    const bench = await openBench({ states: { A: invoke('f') }, functions: { f: () => 'x'.repeat(262_144) } })
    expect(await bench.output()).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' })
  })
})

describe('a Choice state', () => {
  const ways = { X: pass({ Output: 'x' }), Y: pass({ Output: '{% $states.input %}' }) }
  const choice = (fields: Record<string, unknown>) => ({
    C: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.n > 10 %}', Next: 'X' },
        { Condition: '{% $states.input.n > 5 %}', Next: 'Y', Output: 'rule', Assign: { v: 1 } },
      ],
      ...fields,
    },
    ...ways,
  })

  it('follows the first rule that holds', async () => {
    expect(await (await openBench({ states: choice({}) })).output({ n: 20 })).toBe('x')
  })

  it("gives a rule's own Output and assigns its own variables", async () => {
    const bench = await openBench({ states: choice({}) })
    expect(await bench.output({ n: 7 })).toBe('rule')
    const exited = (await bench.history()).find(({ type }) => type === 'ChoiceStateExited')
    expect(exited?.stateExitedEventDetails?.assignedVariables).toEqual({ v: '1' })
  })

  it("goes to Default with the state's own Output", async () => {
    const bench = await openBench({ states: choice({ Default: 'Y', Output: 'default' }) })
    expect(await bench.output({ n: 1 })).toBe('default')
  })

  it('fails the execution with States.Runtime when nothing fits', async () => {
    const bench = await openBench({ states: choice({}) })
    expect(await bench.output({ n: 1 })).toMatchObject({ status: 'FAILED', error: 'States.Runtime' })
  })

  it('fails when a Condition is no boolean', async () => {
    const bench = await openBench({
      states: { C: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'X' }] }, ...ways },
    })
    expect(await bench.output()).toMatchObject({ error: 'States.QueryEvaluationError' })
  })
})

describe('a Wait state', () => {
  it('waits for Seconds that an expression gives', async () => {
    const bench = await openBench({ states: { W: { Type: 'Wait', Seconds: '{% $states.input.s %}', End: true } } })
    await bench.start({ s: 60 })
    await bench.pass(59)
    expect((await bench.describe()).status).toBe('RUNNING')
    await bench.pass(1)
    expect((await bench.describe()).status).toBe('SUCCEEDED')
  })

  it('waits until a Timestamp, and not at all for one that is past', async () => {
    const until = (Timestamp: string) => ({ W: { Type: 'Wait', Timestamp, End: true } })
    const past = await openBench({ states: until('2026-03-31T23:59:59Z') })
    expect(await past.output('in')).toBe('in')
    const ahead = await openBench({ states: until('{% $states.input %}') })
    await ahead.start('2026-04-01T09:00:30+09:00')
    await ahead.pass(29)
    expect((await ahead.describe()).status).toBe('RUNNING')
    await ahead.pass(1)
    expect((await ahead.describe()).status).toBe('SUCCEEDED')
  })

  it('fails on what is no number of seconds', async () => {
    const bench = await openBench({ states: { W: { Type: 'Wait', Seconds: "{% 'soon' %}", End: true } } })
    expect(await bench.output()).toMatchObject({ error: 'States.QueryEvaluationError' })
  })
})

describe('a Succeed state', () => {
  it('ends the execution with its Output', async () => {
    const bench = await openBench({ states: { S: { Type: 'Succeed', Output: '{% $states.input.a %}' } } })
    expect(await bench.output({ a: 3 })).toBe(3)
    expect(await bench.types()).toContain('SucceedStateExited')
  })
})

describe('a Fail state', () => {
  it('ends the execution with its evaluated Error and Cause and is not exited', async () => {
    const bench = await openBench({
      states: { F: { Type: 'Fail', Error: "{% 'E' & $states.input.n %}", Cause: 'why' } },
    })
    expect(await bench.output({ n: 1 })).toEqual({ status: 'FAILED', error: 'E1', cause: 'why' })
    expect(await bench.types()).toEqual(['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed'])
  })

  it('needs neither', async () => {
    const bench = await openBench({ states: { F: { Type: 'Fail' } } })
    expect(await bench.output()).toEqual({ status: 'FAILED', error: undefined, cause: undefined })
  })
})

describe('a Parallel state', () => {
  it('gives every branch its input and collects their outputs in the order of the branches', async () => {
    const bench = await openBench({
      states: {
        P: parallel([
          branch({ A: { Type: 'Wait', Seconds: 5, Next: 'A2' }, A2: pass({ Output: '{% $states.input.n %}' }) }),
          branch({ B: pass({ Output: '{% $states.input.n + 1 %}' }) }),
        ]),
      },
    })
    await bench.start({ n: 1 })
    await bench.pass(5)
    expect((await bench.describe()).output).toBe('[1,2]')
  })

  it('gives every branch its Arguments in place of the input, and shows the outputs as the result', async () => {
    const bench = await openBench({
      states: {
        P: parallel([branch({ A: pass() })], {
          Arguments: { m: '{% $states.input.n %}' },
          Output: '{% $states.result[0].m %}',
        }),
      },
    })
    expect(await bench.output({ n: 9 })).toBe(9)
  })

  it('nests', async () => {
    const inner = parallel([branch({ A: pass({ Output: 1 }) }), branch({ B: invoke('f', { Output: 2 }) })])
    const bench = await openBench({
      states: { P: parallel([branch({ I: inner }), branch({ C: pass({ Output: 3 }) })]) },
    })
    expect(await bench.output()).toEqual([[1, 2], 3])
  })

  it('stops its other branches when one fails, and their tokens with them', async () => {
    const bench = await openBench({
      states: { P: parallel([branch({ A: callback('a') }), branch({ B: invoke('b') })]) },
      functions: { b: throws('Broken') },
    })
    await bench.start()
    expect(await bench.describe()).toMatchObject({ status: 'FAILED', error: 'Broken' })
    await expect(bench.machine.sendTaskSuccess({ taskToken: bench.token('a'), output: '1' })).rejects.toMatchObject({
      name: 'TaskTimedOut',
    })
  })

  it('may catch the error of a branch and go on', async () => {
    const bench = await openBench({
      states: {
        P: parallel([branch({ A: callback('a') }), branch({ B: invoke('b') })], {
          Catch: [{ ErrorEquals: ['Broken'], Next: 'Q', Output: '{% $states.errorOutput.Error %}' }],
        }),
        Q: pass(),
      },
      functions: { b: throws('Broken') },
    })
    expect(await bench.output()).toBe('Broken')
  })

  it('may be retried as a whole', async () => {
    let made = 0
    const bench = await openBench({
      states: {
        P: parallel([branch({ A: invoke('a', { Output: 'a' }) }), branch({ B: invoke('b', { Output: 'b' }) })], {
          Retry: [{ ErrorEquals: ['States.ALL'] }],
        }),
      },
      functions: {
        b: () => {
          made += 1
          if (made === 1) throws('Broken')()
        },
      },
    })
    await bench.start()
    await bench.pass(1)
    expect((await bench.describe()).output).toBe('["a","b"]')
    expect(bench.calls.map(({ functionName }) => functionName)).toEqual(['a', 'b', 'a', 'b'])
  })
})
