import type { TaskNode } from '../../../statemachine/process.ts'
import type { Chance } from '../chance.ts'

/** An answer as a member gives it; no two have a value in common, and the memo tells which one was stored. */
export interface Attempt {
  id: string
  ref: number
  form: Record<string, string>
}

const mostRounds = 3

/** Everything that is tried, and what the product has said yes to. */
export function createAnswers(chance: Chance) {
  const attempts = new Map<string, Attempt>()
  /** The attempts that were answered with 200, by task. */
  const acknowledged = new Map<string, Set<string>>()

  function formOf(node: TaskNode, round: number, id: string): Record<string, string> {
    if (node === '2')
      return {
        outcome: 'done',
        q_sendZipcode: '100-0001',
        q_sendAddress: `東京都千代田区 ${id}`,
        q_sendName: '山田 花子',
        q_trackingNo: '123456789013',
      }
    if (node !== '1-2') return { outcome: 'done', q_licenseKey: `KEY-of-${id}` }
    return round < mostRounds && chance.isIn(0.4)
      ? { outcome: 'returned', reason: `使えません ${id}` }
      : { outcome: 'done', q_accessUrl: `https://example.com/${id}`, q_password: `pass-of-${id}` }
  }

  return {
    attempts: attempts as ReadonlyMap<string, Attempt>,
    acknowledged: acknowledged as ReadonlyMap<string, ReadonlySet<string>>,
    make({ node, round }: { node: TaskNode; round: number }, ref: number): Attempt {
      const id = `attempt-${attempts.size + 1}`
      const attempt = { id, ref, form: { ...formOf(node, round, id), q_memo: id } }
      attempts.set(id, attempt)
      return attempt
    },
    /** The product has told whoever tried that theirs is the answer of the task. */
    acknowledge(task: string, { id }: Attempt) {
      acknowledged.set(task, (acknowledged.get(task) ?? new Set()).add(id))
    },
  }
}
export type Answers = ReturnType<typeof createAnswers>
