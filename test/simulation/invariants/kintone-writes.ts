import type { RecordChange } from '../kintone-app.ts'
import type { World } from '../world.ts'
import { holds } from './broken.ts'

type Labels = World['settings']['kintone']['status']
type WriteName = 'x3' | 'x5' | 'cancel'
interface Write extends RecordChange {
  write: WriteName
  pid: string
  index: number
}

/** The product's writes, by what they wrote and for whom. */
export function writesOf({ kintone, settings }: World): Write[] {
  const { status: labels } = settings.kintone
  return kintone.log.flatMap((change, index) => {
    const { by, after, holder } = change
    if (by !== 'nouhin' || !after) return []
    const write = after.status === labels.inProgress ? 'x3' : after.status === labels.done ? 'x5' : 'cancel'
    return [{ ...change, write, pid: holder ?? '', index }]
  })
}

const mayGoOver = ({ write, pid, before }: Write, { triggers, inProgress }: Labels) => {
  const isTriggered = triggers.includes(before?.status ?? '')
  const isOurs = before?.pid === pid && before.status === inProgress
  return { x3: isTriggered, x5: isOurs, cancel: isOurs || isTriggered }[write]
}

/** I4: each write takes effect once, only while its order holds the record, and never over a person's later edit. */
export function everyWriteOnce(world: World) {
  const { inProgress } = world.settings.kintone.status
  const writes = writesOf(world)
  for (const write of writes) {
    const { pid, before, recordId } = write
    const over = `${write.write} of record ${recordId} for ${pid || 'nobody'} was written over ${before?.status} ${before?.pid}`
    holds(
      'I4',
      write.after?.pid === pid,
      `${write.write} of record ${recordId}, which ${pid || 'nobody'} holds, was for ${write.after?.pid}`,
    )
    holds('I4', pid !== '' && mayGoOver(write, world.settings.kintone.status), over)
    const earlier = writes.findLast(
      (other) => other.index < write.index && other.pid === pid && other.write === write.write,
    )
    // A person who puts a record back to 対応中 asks for the write again: operations do so before a redrive.
    const setBack = world.kintone.log
      .slice(earlier?.index, write.index)
      .some(({ by, after }) => by === 'person' && after?.recordId === recordId && after.status === inProgress)
    holds('I4', !earlier || setBack, `${write.write} of ${pid} took effect twice`)
  }
  for (const order of world.orders.all().filter(({ status }) => status === 'cancelled')) {
    const wroteDone = writes.some(({ write, pid }) => write === 'x5' && pid === order.pid)
    const hasFailed = order.events.some(({ type }) => type === 'order-failed')
    holds('I4', !wroteDone || hasFailed, `${order.pid} was cancelled beside its own x5`)
  }
}

/** I4: a record whose order was cancelled reads neither that it is worked on nor what it read before, but by a person. */
export function everyRecordOfACancelWasGivenBack({ kintone, orders, settings }: World) {
  const { triggers, inProgress, cancelled } = settings.kintone.status
  for (const { pid, recordId, openedAt } of orders.all().filter(({ status }) => status === 'cancelled')) {
    const changes = kintone.log.filter((change) => change.recordId === recordId)
    const since = changes.filter(({ at }) => at.toISOString() >= openedAt)
    const found = changes[changes.length - since.length - 1]?.after?.status ?? ''
    const isGivenBack = since.some(
      ({ by, before, after }) =>
        (after?.status === cancelled && after.pid === pid) ||
        (by === 'person' && (after?.status !== before?.status || after?.pid !== before?.pid)),
    )
    holds('I4', isGivenBack || !triggers.includes(found), `${pid} was cancelled, and its record still reads ${found}`)
    const now = kintone.at(recordId)
    holds(
      'I4',
      now?.pid !== pid || now.status !== inProgress,
      `${pid} was cancelled, and its record reads ${inProgress}`,
    )
  }
}
