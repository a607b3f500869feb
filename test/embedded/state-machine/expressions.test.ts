/**
 * JSONata as https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html has it, and the context object
 * of https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html. Digests from RFC 1321 and FIPS 180.
 */
import { describe, expect, it } from '@jest/globals'
import { openBench } from './bench.ts'
import { callback, invoke, pass } from './states.ts'

const evaluated = async (expression: string, input: unknown = {}): Promise<unknown> =>
  (await openBench({ states: { A: pass({ Output: `{% ${expression} %}` }) } })).output(input)

describe("AWS's functions", () => {
  it.each([
    ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['$range(0, 10, 5)', [0, 5, 10]],
    ['$range(0, 9, 5)', [0, 5]],
    ['$range(3, 1, -1)', [3, 2, 1]],
    ["$hash('abc', 'MD5')", '900150983cd24fb0d6963f7d28e17f72'],
    ["$hash('abc', 'SHA-1')", 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ["$hash('abc', 'SHA-256')", 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['$parse(\'{"a":[1,null]}\')', { a: [1, null] }],
    ['$uuid()', '00000000-0000-4000-8000-000000000001'],
    ['$random()', 0.5],
    ['$random(7) = $random(7)', true],
  ])('%s', async (expression, expected) => {
    expect(await evaluated(expression)).toEqual(expected)
  })

  it('tell the time by the clock', async () => {
    expect(await evaluated('[$now(), $millis()]')).toEqual(['2026-04-01T00:00:00.000Z', 1_775_001_600_000])
    expect(await evaluated("$now('[Y]/[M01]', '+0900')")).toBe('2026/04')
  })
})

describe('an expression', () => {
  it.each(['$states.input.missing', '$nowhere', "$parse('no JSON')", '$range(1, 2, 0)', "1 + 'a'", 'function($x){$x}'])(
    'that fails or gives nothing is States.QueryEvaluationError: %s',
    async (expression) => {
      expect(await evaluated(expression)).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' })
    },
  )

  it('that fails tells no value in the cause', async () => {
    expect(JSON.stringify(await evaluated('$number($states.input.s)', { s: 'secret' }))).not.toContain('secret')
  })

  it('may give null', async () => {
    expect(await evaluated('null')).toBeNull()
  })

  it('is evaluated at any depth, and text without the delimiters stays', async () => {
    const Output = { a: [{ b: '{% 1 + 1 %}' }, ' {% 1 %}', '$states.input'], c: null }
    const bench = await openBench({ states: { A: pass({ Output }) } })
    expect(await bench.output()).toEqual({ a: [{ b: 2 }, ' {% 1 %}', '$states.input'], c: null })
  })
})

describe('the context object', () => {
  it('tells the execution, the state and the machine', async () => {
    const bench = await openBench({
      states: { W: { Type: 'Wait', Seconds: 1, Next: 'A' }, A: pass({ Output: '{% $states.context %}' }) },
    })
    await bench.start({ i: 1 })
    await bench.pass(1)
    expect(JSON.parse((await bench.describe()).output ?? '')).toEqual({
      Execution: {
        Id: 'arn:aws:states:local:000000000000:execution:machine:run',
        Input: { i: 1 },
        Name: 'run',
        RoleArn: 'arn:aws:iam::000000000000:role/test',
        StartTime: '2026-04-01T00:00:00.000Z',
        RedriveCount: 0,
      },
      State: { Name: 'A', EnteredTime: '2026-04-01T00:00:01.000Z' },
      StateMachine: { Id: 'arn:aws:states:local:000000000000:stateMachine:machine', Name: 'machine' },
    })
  })

  it('has Task.Token in a callback task only', async () => {
    const Payload = { token: '{% $states.context.Task.Token %}' }
    const plain = await openBench({ states: { A: invoke('f', { Arguments: { FunctionName: 'f', Payload } }) } })
    expect(await plain.output()).toMatchObject({ error: 'States.QueryEvaluationError' })
    const withToken = await openBench({ states: { A: callback('f') } })
    await withToken.start()
    expect(withToken.token()).toMatch(/^AQC-/)
  })
})
