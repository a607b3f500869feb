/**
 * Histories as AWS gives them. Sources: GetExecutionHistory and HistoryEvent in the API reference
 * (https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html), and histories that were
 * recorded from AWS: localstack's test snapshots (tests/aws/services/stepfunctions/v2/**.snapshot.json: callback,
 * error_handling, outputdecl, scenarios) and measurements in floci-io/floci #2733, #2734, #2868, #3167 (chains in
 * branches, retried and caught Parallel states, EvaluationFailed).
 */
import { describe, expect, it } from '@jest/globals'
import { openBench } from './bench.ts'
import { branch, callback, failsFirst, invoke, parallel, pass, throws } from './states.ts'

describe('the history of an execution', () => {
  it('starts two chains at 0 and ends with the execution', async () => {
    const bench = await openBench({ states: { A: pass({ Next: 'B' }), B: pass() } })
    await bench.start({ a: 1 })
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 PassStateEntered',
      '3<2 PassStateExited',
      '4<3 PassStateEntered',
      '5<4 PassStateExited',
      '6<5 ExecutionSucceeded',
    ])
  })

  it('carries inputs and outputs as JSON text', async () => {
    const bench = await openBench({
      states: { A: pass({ Output: '{% $states.input.a %}', Assign: { v: 1, w: 'x' } }) },
    })
    await bench.start({ a: [1] })
    const [started, entered, exited, succeeded] = await bench.history()
    expect(started?.executionStartedEventDetails).toEqual({
      input: '{"a":[1]}',
      inputDetails: { truncated: false },
      roleArn: 'arn:aws:iam::000000000000:role/test',
    })
    expect(entered?.stateEnteredEventDetails).toEqual({
      name: 'A',
      input: '{"a":[1]}',
      inputDetails: { truncated: false },
    })
    expect(exited?.stateExitedEventDetails).toEqual({
      name: 'A',
      output: '[1]',
      outputDetails: { truncated: false },
      assignedVariables: { v: '1', w: '"x"' },
      assignedVariablesDetails: { truncated: false },
    })
    expect(succeeded?.executionSucceededEventDetails?.output).toBe('[1]')
  })

  it('of a function that answers has scheduled, started, succeeded', async () => {
    const bench = await openBench({
      states: { A: invoke('f', { TimeoutSeconds: 9 }) },
      functions: { f: () => ({ ok: 1 }) },
    })
    await bench.start()
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSucceeded',
      '6<5 TaskStateExited',
      '7<6 ExecutionSucceeded',
    ])
    const events = await bench.history()
    expect(events[2]?.taskScheduledEventDetails).toEqual({
      resourceType: 'lambda',
      resource: 'invoke',
      region: 'local',
      parameters: '{"FunctionName":"f","Payload":{}}',
      timeoutInSeconds: 9,
    })
    expect(events[3]?.taskStartedEventDetails).toEqual({ resourceType: 'lambda', resource: 'invoke' })
    expect(JSON.parse(events[4]?.taskSucceededEventDetails?.output ?? '')).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: { ok: 1 },
      StatusCode: 200,
    })
  })

  it('of a function that throws carries its name and cause into the failure of the execution', async () => {
    const bench = await openBench({ states: { A: invoke('f') }, functions: { f: throws('Broken', 'some text') } })
    await bench.start()
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskFailed',
      '6<5 ExecutionFailed',
    ])
    const failure = { error: 'Broken', cause: '{"errorType":"Broken","errorMessage":"some text"}' }
    const events = await bench.history()
    expect(events[4]?.taskFailedEventDetails).toEqual({ resourceType: 'lambda', resource: 'invoke', ...failure })
    expect(events[5]?.executionFailedEventDetails).toEqual(failure)
    expect(await bench.describe()).toMatchObject({ status: 'FAILED', ...failure })
  })

  it('of a retry schedules again in the same chain without entering again', async () => {
    const bench = await openBench({
      states: { A: invoke('f', { Retry: [{ ErrorEquals: ['Broken'] }] }) },
      functions: { f: failsFirst(1, 'Broken', {}) },
    })
    await bench.start()
    await bench.pass(1)
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskFailed',
      '6<5 TaskScheduled',
      '7<6 TaskStarted',
      '8<7 TaskSucceeded',
      '9<8 TaskStateExited',
      '10<9 ExecutionSucceeded',
    ])
  })

  it('of a callback task has submitted between started and succeeded', async () => {
    const bench = await openBench({ states: { A: callback('f') } })
    await bench.start()
    await bench.machine.sendTaskSuccess({ taskToken: bench.token(), output: '"done"' })
    await bench.machine.idle()
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSubmitted',
      '6<5 TaskSucceeded',
      '7<6 TaskStateExited',
      '8<7 ExecutionSucceeded',
    ])
    const events = await bench.history()
    const resource = { resourceType: 'lambda', resource: 'invoke.waitForTaskToken' }
    expect(events[4]?.taskSubmittedEventDetails).toMatchObject(resource)
    expect(events[5]?.taskSucceededEventDetails).toMatchObject({ ...resource, output: '"done"' })
  })

  it('of a callback task that a token fails and its state catches has the failure in place of the success', async () => {
    const bench = await openBench({
      states: { A: callback('f', { Catch: [{ ErrorEquals: ['Returned'], Next: 'B' }] }), B: pass() },
    })
    await bench.start()
    await bench.machine.sendTaskFailure({ taskToken: bench.token(), error: 'Returned', cause: '{"round":1}' })
    await bench.machine.idle()
    expect((await bench.chain()).slice(4)).toEqual([
      '5<4 TaskSubmitted',
      '6<5 TaskFailed',
      '7<6 TaskStateExited',
      '8<7 PassStateEntered',
      '9<8 PassStateExited',
      '10<9 ExecutionSucceeded',
    ])
    const events = await bench.history()
    expect(events[5]?.taskFailedEventDetails).toEqual({
      resourceType: 'lambda',
      resource: 'invoke.waitForTaskToken',
      error: 'Returned',
      cause: '{"round":1}',
    })
    expect(events[6]?.stateExitedEventDetails).toMatchObject({
      name: 'A',
      output: '{"Error":"Returned","Cause":"{\\"round\\":1}"}',
    })
  })

  it('of a Parallel state chains each branch to its start, and the end to the branch that ended last', async () => {
    const bench = await openBench({
      states: { P: parallel([branch({ A: pass({ Next: 'B' }), B: pass() }), branch({ C: pass() })]) },
    })
    await bench.start()
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 PassStateEntered',
      '5<4 PassStateExited',
      '6<5 PassStateEntered',
      '7<6 PassStateExited',
      '8<3 PassStateEntered',
      '9<8 PassStateExited',
      '10<9 ParallelStateSucceeded',
      '11<9 ParallelStateExited',
      '12<11 ExecutionSucceeded',
    ])
  })

  it('of a task that ends its branch shows it aborted beside the chain, and goes on from its failure', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Handled' }]
    const bench = await openBench({
      states: { P: parallel([branch({ Send: invoke('f') })], { Catch }), Handled: pass() },
      functions: { f: throws('Broken') },
    })
    await bench.start()
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 TaskStateEntered',
      '5<4 TaskScheduled',
      '6<5 TaskStarted',
      '7<6 TaskFailed',
      '8<7 TaskStateAborted',
      '9<7 ParallelStateFailed',
      '10<9 ParallelStateExited',
      '11<10 PassStateEntered',
      '12<11 PassStateExited',
      '13<12 ExecutionSucceeded',
    ])
  })

  it('of a branch that fails shows the siblings that were under way aborted beside their chains', async () => {
    const bench = await openBench({
      states: {
        P: parallel([
          branch({ A: callback('f') }),
          branch({ W: { Type: 'Wait', Seconds: 9, End: true } }),
          branch({ Boom: { Type: 'Fail', Error: 'E' } }),
          branch({ Never: pass() }),
        ]),
      },
    })
    await bench.start()
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 TaskStateEntered',
      '5<4 TaskScheduled',
      '6<5 TaskStarted',
      '7<3 WaitStateEntered',
      '8<3 FailStateEntered',
      '9<6 TaskStateAborted',
      '10<7 WaitStateAborted',
      '11<8 ParallelStateFailed',
      '12<11 ExecutionFailed',
    ])
  })

  it('of a Parallel state that is retried has its failure only once the retries are used up', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }]
    const bench = await openBench({
      states: { P: parallel([branch({ Boom: { Type: 'Fail', Error: 'E' } })], { Retry }) },
    })
    await bench.start()
    await bench.pass(1)
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 FailStateEntered',
      '5<4 ParallelStateStarted',
      '6<5 FailStateEntered',
      '7<6 ParallelStateFailed',
      '8<7 ExecutionFailed',
    ])
  })

  it('of a Catch whose Output fails goes on from before the failure that it caught', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Done', Output: { v: '{% $states.input.missing %}' } }]
    const bench = await openBench({
      states: { P: parallel([branch({ Boom: { Type: 'Fail', Error: 'E' } })], { Catch }), Done: pass() },
    })
    await bench.start()
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 FailStateEntered',
      '5<4 ParallelStateFailed',
      '6<4 EvaluationFailed',
      '7<6 ParallelStateFailed',
      '8<7 ExecutionFailed',
    ])
    expect((await bench.history())[5]?.evaluationFailedEventDetails?.location).toBe('Catch[0]/Output/v')
  })

  it('of Arguments that fail has EvaluationFailed once an attempt', async () => {
    const Arguments = { FunctionName: 'f', Payload: '{% $states.input.missing %}' }
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }]
    const bench = await openBench({ states: { A: invoke('f', { Arguments, Retry }) } })
    await bench.start({})
    await bench.pass(1)
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 EvaluationFailed',
      '4<3 EvaluationFailed',
      '5<4 ExecutionFailed',
    ])
  })

  it('of a Choice that leads nowhere ends with States.Runtime and its place, in a branch too', async () => {
    const lost = { Type: 'Choice', Choices: [{ Condition: false, Next: 'C' }] }
    const bench = await openBench({ states: { P: parallel([branch({ C: lost })]) } })
    await bench.start()
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 ChoiceStateEntered',
      '5<4 ExecutionFailed',
    ])
    expect((await bench.history())[4]?.executionFailedEventDetails).toEqual({
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'C' (entered at the event id #4). Failed to transition out of the state. The state does not point to a next state.",
    })
  })

  it('of a stop is one event that follows none, with the error and cause of the caller', async () => {
    const bench = await openBench({ states: { W: { Type: 'Wait', Seconds: 30, End: true } } })
    await bench.start()
    await bench.machine.stopExecution({ executionArn: bench.arn('run'), error: 'Manual', cause: 'probe' })
    expect(await bench.chain()).toEqual(['1<0 ExecutionStarted', '2<0 WaitStateEntered', '3<0 ExecutionAborted'])
    expect((await bench.history())[2]?.executionAbortedEventDetails).toEqual({ error: 'Manual', cause: 'probe' })
    expect(await bench.describe()).toMatchObject({ status: 'ABORTED', error: 'Manual', cause: 'probe' })
  })

  it("of the machine's TimeoutSeconds is one event that follows none, and the description shows no error", async () => {
    const bench = await openBench({ states: { W: { Type: 'Wait', Seconds: 25, End: true } }, timeoutSeconds: 3 })
    await bench.start()
    await bench.pass(3)
    expect(await bench.chain()).toEqual(['1<0 ExecutionStarted', '2<0 WaitStateEntered', '3<0 ExecutionTimedOut'])
    expect((await bench.history())[2]?.executionTimedOutEventDetails).toEqual({ error: 'States.Timeout' })
    const description = await bench.describe()
    expect(description).toMatchObject({ status: 'TIMED_OUT', stopDate: new Date('2026-04-01T00:00:03.000Z') })
    expect(description).not.toHaveProperty('error')
  })

  it('of an expression that fails has EvaluationFailed with the place', async () => {
    const bench = await openBench({ states: { E: pass({ Output: { v: '{% $states.input.missing %}' } }) } })
    await bench.start()
    expect(await bench.chain()).toEqual([
      '1<0 ExecutionStarted',
      '2<0 PassStateEntered',
      '3<2 EvaluationFailed',
      '4<3 ExecutionFailed',
    ])
    const cause =
      "An error occurred while executing the state 'E' (entered at the event id #2). The JSONata expression '$states.input.missing' specified for the field 'Output/v' returned nothing (undefined)."
    expect((await bench.history())[2]?.evaluationFailedEventDetails).toEqual({
      error: 'States.QueryEvaluationError',
      cause,
      location: 'Output/v',
      state: 'E',
    })
    expect(await bench.describe()).toMatchObject({ error: 'States.QueryEvaluationError', cause })
  })

  it('ends a runaway loop with event 25,000', async () => {
    const bench = await openBench({
      states: { C: { Type: 'Choice', Choices: [{ Condition: true, Next: 'C' }] } },
    })
    await bench.start()
    expect(await bench.describe()).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    })
    const { events } = await bench.machine.getExecutionHistory({
      executionArn: bench.arn('run'),
      reverseOrder: true,
      maxResults: 1,
    })
    expect(events[0]).toMatchObject({ id: 25_000, type: 'ExecutionFailed' })
  })

  it('has the time of the clock', async () => {
    const bench = await openBench({ states: { W: { Type: 'Wait', Seconds: 5, End: true } } })
    await bench.start()
    await bench.pass(5)
    expect((await bench.history()).map(({ timestamp }) => timestamp.toISOString().slice(17, 19))).toEqual([
      '00',
      '00',
      '05',
      '05',
    ])
  })

  it('is read in pages, from either end', async () => {
    const bench = await openBench({ states: { A: pass({ Next: 'B' }), B: pass() } })
    await bench.start()
    const executionArn = bench.arn('run')
    const first = await bench.machine.getExecutionHistory({ executionArn, maxResults: 4 })
    expect(first.events.map(({ id }) => id)).toEqual([1, 2, 3, 4])
    const second = await bench.machine.getExecutionHistory({ executionArn, maxResults: 4, nextToken: first.nextToken })
    expect(second.events.map(({ id }) => id)).toEqual([5, 6])
    expect(second.nextToken).toBeUndefined()
    const last = await bench.machine.getExecutionHistory({ executionArn, maxResults: 4, reverseOrder: true })
    expect(last.events.map(({ id }) => id)).toEqual([6, 5, 4, 3])
    const rest = await bench.machine.getExecutionHistory({
      executionArn,
      maxResults: 4,
      reverseOrder: true,
      nextToken: last.nextToken,
    })
    expect(rest.events.map(({ id }) => id)).toEqual([2, 1])
  })
})
