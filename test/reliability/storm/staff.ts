import { completing } from '../../builders/answers.ts'
import type { InProcessOffice } from '../in-process-office.ts'

/** Answers the tasks that have been mailed since the last look, of every fifth record; the others' wait. */
export async function answerNews({ postbox, post }: Pick<InProcessOffice, 'postbox' | 'post'>): Promise<void> {
  for (const { pid, node, ref, link } of postbox.news()) {
    const [, recordId] = pid.split('-')
    if (ref !== 1 || Number(recordId) % 5 !== 0) continue
    const { status } = await post(link, completing(node, pid))
    if (status !== 200) throw new Error(`${pid}: the answer to ${node} got ${status}`)
  }
}
