import type { TaskNode } from '../../../statemachine/process.ts'
import { completing } from '../../builders/answers.ts'
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
    return node === '1-2' && round < mostRounds && chance.isIn(0.4)
      ? { outcome: 'returned', reason: `使えません ${id}` }
      : completing(node, id)
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
