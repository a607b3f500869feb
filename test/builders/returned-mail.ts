import type { Order } from '../../lambdas/core/order.ts'

/** A mail to a member of 1-1 that came back, as the journal has it. */
export const aReturn = (member: string, ref: number, at = '2026-04-01T02:00:00.000Z'): Order['events'][number] => ({
  at,
  type: 'mail-bounced',
  node: '1-1',
  round: 1,
  data: { mail: `task-offered:1-1#1:${ref}`, member, what: 'bounce', code: '550 5.1.1' },
})
