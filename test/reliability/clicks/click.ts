import type { Member } from '../../../lambdas/core/ports.ts'
import type { TaskNode } from '../../../statemachine/process.ts'
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
  if (node === '2')
    return {
      outcome: 'done',
      q_sendZipcode: '100-0001',
      q_sendAddress: `東京都千代田区 ${mark}`,
      q_sendName: '山田 花子',
      q_trackingNo: '123456789013',
    }
  if (node !== '1-2') return { outcome: 'done', q_licenseKey: `KEY-${mark}` }
  return variant % 2 === 0
    ? { outcome: 'done', q_accessUrl: `https://example.com/${mark}`, q_password: `pass-${mark}` }
    : { outcome: 'returned', reason: `このキーは使えません (${mark})` }
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
