import { type ToldCode, toldTexts } from '../../lambdas/views/console/told.ts'
import { answer, standardStreams } from '../output/print.ts'

const done: readonly ToldCode[] = [
  'resent',
  'resent-queued',
  'resent-later',
  'resent-refused',
  'reassigned',
  'reassigned-queued',
  'reassigned-later',
  'reassigned-refused',
  'retried',
  'cancelling',
  'cancelled',
]

/** Says what came of an act, as the console says it. Exit code 1 when nothing was changed. */
export function tellAct(pid: string, result: ToldCode, json: boolean | undefined): void {
  const [ja, en] = toldTexts[result]
  const isDone = done.includes(result)
  answer(standardStreams, json, { pid, result, done: isDone, ja, en }, `${pid}: ${ja} / ${en}`)
  if (!isDone) process.exitCode = 1
}
