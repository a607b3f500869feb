import { isDeepStrictEqual } from 'node:util'
import type { HistoryEvent } from '../../embedded/state-machine/execution/history.ts'
import { completing } from '../builders/answers.ts'
import { createPlace, pid } from './place.ts'
import type { Deed, RecordedHistory } from './recorded-history.ts'

const ends: Partial<Record<HistoryEvent['type'], 'SUCCEEDED' | 'FAILED' | 'ABORTED' | 'TIMED_OUT'>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionAborted: 'ABORTED',
  ExecutionTimedOut: 'TIMED_OUT',
}
type Invoked = { output: unknown } | { error: string }

/** People fill in the form that today's page has, which may ask for more than it did. */
const asToday = (deed: Deed): Deed =>
  deed.kind === 'answer' && deed.form.outcome === 'done'
    ? { ...deed, form: { ...completing(deed.node, 'today'), ...deed.form } }
    : deed

/**
 * Has today's handlers do what the recorded execution had done, in its order: each invocation with its own payload, each
 * deed of a person where it was done. Fails where an execution under way would not get what it relied on.
 */
export async function replay({ record, deeds, events, end }: RecordedHistory): Promise<void> {
  const place = createPlace(record)
  await place.start()
  for (const event of events) {
    for (const { before, deed } of deeds) if (before === event.id) await place.perform(asToday(deed))
    await happen(event)
  }
  expectSame('what was left', await place.end(), end)

  async function happen(event: HistoryEvent) {
    const { type, id } = event
    const ended = ends[type]
    if (type === 'TaskScheduled') await invoke(event)
    else if (isTold(event)) expectTold(event)
    else if (type === 'ExecutionRedriven' && !(await place.executions.redrive(pid)))
      throw new Error(`event ${id}: it could not be redriven`)
    else if (ended) {
      const { error } = event.executionFailedEventDetails ?? event.executionAbortedEventDetails ?? {}
      place.executions.end(pid, ended, error)
      await place.invoke('ExecutionEndedFunction', { detail: { name: pid, status: ended } })
    }
  }

  async function invoke(event: HistoryEvent) {
    const { FunctionName, Payload } = parametersOf(event)
    if (Payload.token !== undefined) place.executions.wait(pid, Payload.token)
    const invoked = await place.invoke(FunctionName, Payload).then(
      (output): Invoked => ({ output: output ?? null }),
      ({ name }: Error): Invoked => ({ error: name }),
    )
    const expected = outcomeOf(event)
    if (expected) expectSame(`event ${event.id}, ${FunctionName} with ${JSON.stringify(Payload)}`, invoked, expected)
  }

  /** How the function itself had answered; none: the token's answer came before, or the execution was stopped. */
  function outcomeOf(scheduled: HistoryEvent): Invoked | undefined {
    const started = events.find(({ previousEventId }) => previousEventId === scheduled.id)
    const next = events.find(({ previousEventId }) => previousEventId === started?.id)
    if (!next || isTold(next)) return undefined
    const { taskSucceededEventDetails, taskSubmittedEventDetails, taskFailedEventDetails } = next
    const answered = taskSucceededEventDetails ?? taskSubmittedEventDetails
    if (answered) return { output: JSON.parse(answered.output).Payload }
    return taskFailedEventDetails && { error: taskFailedEventDetails.error ?? '' }
  }

  function expectTold(event: HistoryEvent) {
    const { token } = parametersOf(scheduledOf(event)).Payload
    const { taskSucceededEventDetails, taskFailedEventDetails } = event
    const expected = taskSucceededEventDetails
      ? { token, output: JSON.parse(taskSucceededEventDetails.output) }
      : { token, output: JSON.parse(taskFailedEventDetails?.cause ?? ''), error: taskFailedEventDetails?.error }
    const told = place.executions.received.find((one) => one.token === token)
    expectSame(`event ${event.id}, what the execution hears`, told, expected)
  }

  function scheduledOf(event: HistoryEvent): HistoryEvent {
    const previous = events.find(({ id }) => id === event.previousEventId)
    if (!previous) throw new Error(`event ${event.id} comes of nothing`)
    return previous.type === 'TaskScheduled' ? previous : scheduledOf(previous)
  }
}

/** The end of a task that came by its token, and not from its function, which has no outcome. */
function isTold({ taskSucceededEventDetails, taskFailedEventDetails }: HistoryEvent): boolean {
  const { resource = '' } = taskSucceededEventDetails ?? taskFailedEventDetails ?? {}
  const told = taskSucceededEventDetails?.output ?? taskFailedEventDetails?.cause ?? ''
  return resource.endsWith('.waitForTaskToken') && told.includes('"outcome"')
}

const parametersOf = ({ taskScheduledEventDetails }: HistoryEvent) =>
  JSON.parse(taskScheduledEventDetails?.parameters ?? '') as {
    FunctionName: string
    Payload: { node: string; token?: string }
  }

function expectSame(what: string, now: unknown, then: unknown) {
  if (!isDeepStrictEqual(now, then))
    throw new Error(`${what}: it was ${JSON.stringify(then)}, now it is ${JSON.stringify(now)}`)
}
