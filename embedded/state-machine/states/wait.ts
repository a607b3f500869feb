import type { Wait } from '../definition/definition.ts'
import { QueryEvaluationError } from '../expression/expression.ts'
import { evaluateSeconds, evaluateText, type Visit } from './visit.ts'

/** Puts the thread to sleep until the state's moment; one that is past lets it pass at once. */
export const sleep = async (visit: Visit<Wait>): Promise<void> => {
  const { draft, thread } = visit
  const until = await wakeUpAt(visit)
  if (until <= draft.now) {
    thread.step = { at: 'result' }
  } else {
    thread.step = { at: 'sleeping', wait: draft.execution.position.nextWait++, until: until.toISOString() }
  }
}

const wakeUpAt = async (visit: Visit<Wait>): Promise<Date> => {
  const { Seconds, Timestamp = '' } = visit.state
  if (Seconds !== undefined) {
    const seconds = await evaluateSeconds(visit, Seconds, 'Seconds', 0)
    return new Date(visit.draft.now.getTime() + seconds * 1_000)
  }
  const text = await evaluateText(visit, Timestamp, 'Timestamp')
  const at = new Date(text)
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(at.getTime())) return at
  throw new QueryEvaluationError("The field 'Timestamp' must be an RFC 3339 timestamp.", 'Timestamp')
}
