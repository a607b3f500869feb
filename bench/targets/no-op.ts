import { openFront } from './front.ts'
import { openMessages } from './messages.ts'
import { serve, targetOptions } from './target.ts'

/**
 * The ceiling: the same messages in the same order as the product's, and nothing else. It keeps an order's progress in
 * memory, decides nothing, answers before it works, and sends one ready-made mail a task.
 */
const answered = new Map<string, number>()

const begin = async (recordId: string) => {
  await messages.read(recordId)
  await messages.begin(recordId)
  await Promise.all([messages.mail(recordId, '1-1'), messages.mail(recordId, '2')])
}

const complete = async (recordId: string, node: string) => {
  if (node === '1-1') return messages.mail(recordId, '1-2')
  const count = (answered.get(recordId) ?? 0) + 1
  answered.set(recordId, count)
  if (count < 2) return
  answered.delete(recordId)
  await messages.finish(recordId)
}

const front = await openFront({
  webhook: (recordId) => setImmediate(begin, recordId),
  answer: ({ pid, node }) => setImmediate(complete, pid.split('-')[1] ?? '', node),
})
const messages = openMessages(targetOptions(), front.ready.url)
serve(front.ready, async () => {
  messages.close()
  front.close()
})
