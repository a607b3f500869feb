import type { Guard } from '../guard.ts'

const simulation = 'test/simulation/simulation.test.ts'
const ended = "  if (!isLive(order)) return refuse({ kind: 'order-ended', status: order.status })\n"

/** What an order's status keeps from happening. */
export const fenceGuards: readonly Guard[] = [
  {
    name: 'fence',
    lost: 'A step that outlives its cancel writes to a record that a person or the next process has by then.',
    mutants: [
      {
        name: 'kintone is written without a look at the order after the read',
        file: 'lambdas/core/use-cases/write-record.ts',
        find: '    await fence()\n',
        replace: '',
        tests: ['test/core/use-cases/cancel-order.test.ts'],
      },
      {
        name: 'a cancel writes to a record that another has freed for it',
        file: 'lambdas/core/use-cases/cancel-order.ts',
        find: "    if (cancel?.step !== 'kintone') throw new OrderEnded()\n",
        replace: '    void cancel\n',
        tests: ['test/core/use-cases/cancel-order.test.ts'],
      },
      {
        name: 'x3 writes for an order that has ended',
        file: 'lambdas/core/use-cases/update-record.ts',
        find: 'isLive(order) ? unchanged(order)',
        replace: 'order ? unchanged(order)',
        tests: ['test/core/use-cases/update-record.test.ts', 'test/core/use-cases/cancel-order.test.ts'],
      },
      {
        name: 'the record is freed before the order is closed',
        file: 'lambdas/core/use-cases/update-record.ts',
        find: `  const closed = order.status === 'closed' ? undefined : await close(deps, order, command)
  await deps.ledger.release(order.appId, order.recordId, pid)
`,
        replace: `  await deps.ledger.release(order.appId, order.recordId, pid)
  const closed = order.status === 'closed' ? undefined : await close(deps, order, command)
`,
        tests: [simulation],
      },
      {
        name: 'the record is freed before the order is cancelled',
        file: 'lambdas/core/use-cases/cancel-order.ts',
        find: "        await reached(deps, pid, 'release', given)\n",
        replace: `        await deps.ledger.release(order.appId, order.recordId, pid)
        await reached(deps, pid, 'release', given)
`,
        tests: [simulation],
      },
      {
        name: 'the record is freed before x2′ has closed the order',
        file: 'lambdas/core/use-cases/set-variables.ts',
        find: '  const changed = await changeOrder(deps.orders, command.pid, rules[command.node])\n',
        replace: `  const found = await deps.orders.get(command.pid)
  if (found && command.node === 'x2′') await deps.ledger.release(found.appId, found.recordId, command.pid)
  const changed = await changeOrder(deps.orders, command.pid, rules[command.node])
`,
        tests: ['test/core/use-cases/set-variables.test.ts'],
      },
      {
        name: 'a cancel goes on to free the record without having given it back',
        file: 'lambdas/core/use-cases/cancel-order.ts',
        find: "        await reached(deps, pid, 'kintone')\n",
        replace: "        await reached(deps, pid, 'release')\n",
        tests: ['test/core/use-cases/cancel-order.test.ts'],
      },
    ],
  },
  {
    name: 'status guard',
    lost: 'An order that was cancelled or closed is written to as if it were under way, and comes back to life.',
    mutants: [
      {
        name: 'x1 reads for an order that has ended',
        file: 'lambdas/core/rules/read-record.ts',
        find: ended,
        replace: '',
        tests: ['test/core/rules/read-record.test.ts'],
      },
      {
        name: 'x2 goes on with an order that has ended',
        file: 'lambdas/core/rules/set-variables.ts',
        find: '  if (!isLive(order)) return ended(order)\n  if (order.variables',
        replace: '  if (order.variables',
        tests: ['test/core/rules/set-variables.test.ts'],
      },
      {
        name: 'x2′ closes an order that is being cancelled',
        file: 'lambdas/core/rules/set-variables.ts',
        find: '  if (!isLive(order)) return ended(order)\n  const at',
        replace: '  const at',
        tests: ['test/core/rules/set-variables.test.ts'],
      },
      {
        name: 'x4 goes on with an order that has ended',
        file: 'lambdas/core/rules/set-variables.ts',
        find: '  if (!isLive(order)) return ended(order)\n  const answered',
        replace: '  const answered',
        tests: ['test/core/rules/set-variables.test.ts'],
      },
      {
        name: 'x3 is remembered by an order that has ended',
        file: 'lambdas/core/rules/record-written.ts',
        find: `${ended}  if (order.enteredAt)`,
        replace: '  if (order.enteredAt)',
        tests: ['test/core/rules/record-written.test.ts'],
      },
      {
        name: 'x5 begins to close an order that is being cancelled',
        file: 'lambdas/core/rules/record-written.ts',
        find: `${ended}  const closingSince`,
        replace: '  const closingSince',
        tests: ['test/core/rules/record-written.test.ts'],
      },
      {
        name: 'x5 closes an order that is not closing',
        file: 'lambdas/core/rules/record-written.ts',
        find: "  if (order.status !== 'closing') return refuse({ kind: 'order-ended', status: order.status })\n",
        replace: '',
        tests: ['test/core/rules/record-written.test.ts'],
      },
      {
        name: 'a task opens in an order that has ended',
        file: 'lambdas/core/rules/open-task.ts',
        find: ended,
        replace: '',
        tests: ['test/core/rules/open-task.test.ts'],
      },
      {
        name: 'a task that its cancel has closed opens again',
        file: 'lambdas/core/rules/open-task.ts',
        find: "  if (task.status === 'superseded') return refuse({ kind: 'task-superseded' })\n",
        replace: '',
        tests: ['test/core/rules/open-task.test.ts'],
      },
      {
        name: 'people act on a task of an order that has ended',
        file: 'lambdas/core/rules/member-act.ts',
        find: "  if (!isLive(order)) return { refusal: { kind: 'order-ended', status: order.status } }\n",
        replace: '',
        tests: ['test/core/rules/member-act.test.ts'],
      },
      {
        name: 'a cancel is taken while x5 writes',
        file: 'lambdas/core/rules/cancel-order.ts',
        find: "  if (order.status === 'closing') return refuse({ kind: 'too-late-to-cancel' })\n",
        replace: '',
        tests: ['test/core/rules/cancel-order.test.ts'],
      },
      {
        name: 'an order that has ended is cancelled',
        file: 'lambdas/core/rules/cancel-order.ts',
        find: "  if (hasEnded(order)) return refuse({ kind: 'order-ended', status: order.status })\n",
        replace: '',
        tests: ['test/core/rules/cancel-order.test.ts'],
      },
      {
        name: 'a cancel goes back a step',
        file: 'lambdas/core/rules/cancel-order.ts',
        find: '!order.cancel || steps.indexOf(step) <= steps.indexOf(order.cancel.step)',
        replace: '!order.cancel',
        tests: ['test/core/rules/cancel-order.test.ts', 'test/core/use-cases/cancel-order.test.ts'],
      },
      {
        name: 'an order that has ended is marked as failed',
        file: 'lambdas/core/rules/trouble.ts',
        find: "if (!isLive(order) || order.status === 'failed') return unchanged(order)",
        replace: "if (order.status === 'failed') return unchanged(order)",
        tests: ['test/core/rules/trouble.test.ts'],
      },
      {
        name: 'an order that runs is redriven',
        file: 'lambdas/core/rules/request-retry.ts',
        find: "  if (order.status !== 'failed') return refuse({ kind: 'not-failed' })\n",
        replace: '',
        tests: ['test/core/use-cases/retry-order.test.ts'],
      },
    ],
  },
  {
    name: 'x1’s stored decision',
    lost: 'A retry of x1 takes x3’s own write for a withdrawal, and closes an order that is under way.',
    mutants: [
      {
        name: 'a retry decides anew',
        file: 'lambdas/core/rules/read-record.ts',
        find: "  if (order.decision) return order.status === 'running' ? unchanged(order) : { order: running(order) }\n",
        replace: '',
        tests: ['test/core/rules/read-record.test.ts', 'test/core/use-cases/fetch-record.test.ts'],
      },
    ],
  },
]
