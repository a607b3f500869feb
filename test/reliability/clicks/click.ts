import type { Member } from '../../../lambdas/core/ports.ts'
import type { TaskNode } from '../../../statemachine/process.ts'
import { completing } from '../../builders/answers.ts'
import type { Chance } from '../chance.ts'

/** One POST through a member's link. */
export interface Click {
  member: Member
  link: string
  form: Record<string, string>
}

/** An answer that tells who gave it, and as which variant; but the first is the same whoever gives it. */
function formOf(node: TaskNode, member: Member, variant: number): Record<string, string> {
  const mark = variant === 0 ? 'anyone' : `${member.id}-${variant}`
  return node === '1-2' && variant % 2 === 1
    ? { outcome: 'returned', reason: `このキーは使えません (${mark})` }
    : completing(node, mark)
}

const variants = 4

/** So many clicks on one task, by whoever has a link to it, all at once. */
export function clicksOn(
  node: TaskNode,
  links: readonly { member: Member; link: string }[],
  count: number,
  chance: Chance,
) {
  return Array.from({ length: count }, (): Click => {
    const { member, link } = chance.pick(links)
    return { member, link, form: formOf(node, member, chance.below(variants)) }
  })
}
