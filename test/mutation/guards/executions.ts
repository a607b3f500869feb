import type { Guard } from '../guard.ts'

/** What makes one execution of an order, and keeps the two in step. */
export const executionGuards: readonly Guard[] = [
  {
    name: 'idempotent start',
    lost: 'A start that is repeated runs the order twice, or fails where it has begun already.',
    mutants: [
      {
        name: 'Step Functions: an execution is named by chance',
        file: 'lambdas/adapters/aws/step-functions-executions.ts',
        find: 'name: pid, input',
        replace: 'name: crypto.randomUUID(), input',
        tests: ['test/contract/aws/executions.test.ts'],
      },
      {
        name: 'Step Functions: a name that is taken is an error',
        file: 'lambdas/adapters/aws/step-functions-executions.ts',
        find: "if (!isNamed(error, 'ExecutionAlreadyExists')) throw error",
        replace: 'throw error',
        tests: ['test/contract/aws/executions.test.ts'],
      },
      {
        name: 'engine’s adapter: an execution is named by chance',
        file: 'embedded/executions.ts',
        find: 'startExecution({ name: pid, input',
        replace: 'startExecution({ input',
        tests: ['test/contract/aws/executions.test.ts'],
      },
      {
        name: 'engine’s adapter: a name that is taken is an error',
        file: 'embedded/executions.ts',
        find: "if (!isNamed(error, 'ExecutionAlreadyExists')) throw error",
        replace: 'throw error',
        tests: ['test/contract/aws/executions.test.ts'],
      },
      {
        name: 'engine: a name that is taken is not looked for',
        file: 'embedded/state-machine/actions/commands.ts',
        find: 'const existing = store.find(name, now)\n',
        replace: 'const existing = now.getTime() < 0 ? store.find(name, now) : undefined\n',
        tests: ['test/embedded/state-machine/executions.test.ts'],
      },
      {
        name: 'engine: the name of an execution that has ended gets its answer',
        file: 'embedded/state-machine/actions/commands.ts',
        find: "existing.execution.status === 'RUNNING' && existing.execution.input === input",
        replace: 'existing.execution.input === input',
        tests: ['test/embedded/state-machine/executions.test.ts'],
      },
      {
        name: 'core: an order that is there already fails its start',
        file: 'lambdas/core/use-cases/start-order.ts',
        find: '    if (error instanceof VersionConflict) return order\n',
        replace: '',
        tests: ['test/core/use-cases/start-order.test.ts'],
      },
    ],
  },
  {
    name: 'describe before mark',
    lost: 'An event that comes late, or twice, marks an order as failed whose execution runs again.',
    mutants: [
      {
        name: 'an order is marked though its execution runs',
        file: 'lambdas/core/use-cases/check-execution.ts',
        find: "if (execution.status === 'RUNNING') return",
        replace: "if (execution.status === 'RUNNING' && order.status === 'failed') return",
        tests: ['test/core/use-cases/check-execution.test.ts'],
      },
      {
        name: 'what is known of an earlier failure counts for a later one',
        file: 'lambdas/core/rules/trouble.ts',
        find: 'failuresOf(order) === failuresOf(seen) ? rule(order) : unchanged(order)',
        replace: 'failuresOf(order) >= failuresOf(seen) ? rule(order) : unchanged(order)',
        tests: ['test/core/use-cases/check-execution.test.ts', 'test/core/use-cases/retry-order.test.ts'],
      },
      {
        name: 'a failure is told of again by whoever finds it second',
        file: 'lambdas/core/use-cases/check-execution.ts',
        find: "return 'order' in outcome && outcome.order !== outcome.before ? outcome : undefined",
        replace: "return 'order' in outcome ? outcome : undefined",
        tests: ['test/core/use-cases/check-execution.test.ts'],
      },
    ],
  },
  {
    name: 'reconcile',
    lost: 'What no webhook and no event told of is never found.',
    mutants: [
      {
        name: 'records that nobody told of are not started',
        file: 'lambdas/core/use-cases/reconcile.ts',
        find: 'deps.kintone.findByStatus(status.triggers, after))) {\n',
        replace: 'deps.kintone.findByStatus(status.triggers, after))) {\n    if (recordId) continue\n',
        tests: ['test/core/use-cases/reconcile.test.ts'],
      },
      {
        name: 'executions that failed unseen are not found',
        file: 'lambdas/core/use-cases/check-execution.ts',
        find: "const isAsThought = running.has(order.pid) === (order.status !== 'failed')",
        replace: "const isAsThought = running.size >= 0 || order.status === 'failed'",
        tests: ['test/core/use-cases/check-execution.test.ts'],
      },
      {
        name: 'an order without an execution is only counted',
        file: 'lambdas/core/use-cases/find-orphans.ts',
        find: '    await beginExecution(deps, order)\n',
        replace: '',
        tests: ['test/core/use-cases/find-orphans.test.ts'],
      },
      {
        name: 'a record that an ended order holds stays held',
        file: 'lambdas/core/use-cases/start-order.ts',
        find: 'if (order && isOver(order)) {',
        replace: 'if (order && isOver(order) && order.version < 0) {',
        tests: ['test/core/use-cases/start-order.test.ts'],
      },
      {
        name: 'a record whose cancel has yet to write to it is freed',
        file: 'lambdas/core/use-cases/start-order.ts',
        find: "hasEnded(order) && (!order.cancel || order.cancel.step === 'finished')",
        replace: "hasEnded(order) || (order.cancel !== undefined && order.cancel.step !== 'finished')",
        tests: ['test/core/use-cases/start-order.test.ts'],
      },
    ],
  },
]
