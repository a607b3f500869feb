import type { Guard } from '../guard.ts'

const simulation = 'test/simulation/simulation.test.ts'

/** What makes one click one decision, and the decision arrive. */
export const answerGuards: readonly Guard[] = [
  {
    name: 'one answer a task',
    lost: 'A second click overwrites the first, whose giver was told that theirs stands.',
    mutants: [
      {
        name: 'a task that is answered is answered again',
        file: 'lambdas/core/rules/member-act.ts',
        find: "  if (task.answer) return { refusal: { kind: 'already-answered', task, answer: task.answer } }\n",
        replace: '',
        tests: ['test/core/rules/member-act.test.ts', 'test/core/use-cases/acts-at-once.test.ts', simulation],
      },
      {
        name: 'a task that a colleague has taken is answered unasked',
        file: 'lambdas/core/rules/answer-task.ts',
        find: "  if (holder && !command.takeOver) return refuse({ kind: 'held', holder })\n",
        replace: '',
        tests: ['test/core/rules/answer-task.test.ts'],
      },
      {
        name: 'an answer that cannot be told fails the click',
        file: 'lambdas/core/use-cases/complete-task.ts',
        find: `.catch((error) => {
    deps.log.warn('answer not delivered yet', { pid, node: task.node, round: task.round, ...errorFields(error) })
  })`,
        replace: '',
        tests: ['test/core/use-cases/complete-task.test.ts'],
      },
      {
        name: 'engine: a token that is gone is taken without a word',
        file: 'embedded/state-machine/actions/commands.ts',
        find: `throw new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")`,
        replace: 'return draft ?? ({ events: [] } as unknown as Draft)',
        tests: ['test/embedded/state-machine/tokens.test.ts'],
      },
      {
        name: 'engine: an answer to a wait that is over goes to another wait',
        file: 'embedded/state-machine/execution/position.ts',
        find: "'wait' in thread.step && thread.step.wait === wait",
        replace: "'wait' in thread.step",
        tests: ['test/embedded/state-machine/durability.test.ts', 'test/embedded/state-machine/concurrency.test.ts'],
      },
    ],
  },
  {
    name: 'patrol delivery',
    lost: 'An answer that did not reach its execution never does: the order stands still for good.',
    mutants: [
      {
        name: 'patrol delivers no answers',
        file: 'lambdas/core/use-cases/patrol.ts',
        find: 'for (const task of overdueAnswers(order, now)) {',
        replace: 'for (const task of overdueAnswers(order, now).slice(1)) {',
        tests: ['test/core/use-cases/patrol.test.ts', simulation],
      },
      {
        name: 'an undelivered answer needs no attention',
        file: 'lambdas/core/rules/attention.ts',
        find: '? undelivered(order).map(({ answer }) => answer && after(answer.at, deliveryGrace.seconds))',
        replace: '? []',
        tests: ['test/core/rules/attention.test.ts'],
      },
      {
        name: 'a token that is gone counts as told, whatever became of the execution',
        file: 'lambdas/core/use-cases/deliver-answer.ts',
        find: "    if (execution?.status !== 'RUNNING') return 'execution-ended'\n",
        replace: '',
        tests: ['test/core/use-cases/deliver-answer.test.ts'],
      },
      {
        name: 'a repeat with an older token stamps the newer one’s task',
        file: 'lambdas/core/rules/deliver-answer.ts',
        find: "task?.status !== 'answered' || task.token !== command.token",
        replace: "task?.status !== 'answered'",
        tests: ['test/core/rules/deliver-answer.test.ts', 'test/core/use-cases/deliver-answer.test.ts'],
      },
      {
        name: 'the next try of a task is not handed the stored answer',
        file: 'lambdas/core/use-cases/open-task.ts',
        find: '    await sendAnswer(deps.executions, task).catch((error) => {\n      if (!(error instanceof TaskTokenGone)) throw error\n    })\n',
        replace: '',
        tests: ['test/core/use-cases/open-task.test.ts'],
      },
      {
        name: 'Step Functions: a token that is gone is any failure',
        file: 'lambdas/adapters/aws/step-functions-executions.ts',
        find: "if (isNamed(error, 'TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken')) throw new TaskTokenGone({ cause: error })",
        replace: '',
        tests: ['test/contract/aws/executions.test.ts'],
      },
      {
        name: 'engine: a token that is gone is any failure',
        file: 'embedded/executions.ts',
        find: "if (isNamed(error, 'TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken')) throw new TaskTokenGone({ cause: error })",
        replace: '',
        tests: ['test/contract/aws/executions.test.ts'],
      },
    ],
  },
  {
    name: 'token order',
    lost: 'An earlier try that comes late replaces the token that counts, and the answer goes nowhere.',
    mutants: [
      {
        name: 'whichever token comes last replaces the other',
        file: 'lambdas/core/rules/open-task.ts',
        find: "  if (!isLater(command.tokenOrder, task.tokenOrder)) return refuse({ kind: 'stale-token' })\n",
        replace: '',
        tests: ['test/core/rules/open-task.test.ts'],
      },
      {
        name: 'retries count, redrives do not',
        file: 'lambdas/core/rules/open-task.ts',
        find: 'redrive > otherRedrive || (redrive === otherRedrive && retry > otherRetry)',
        replace: 'retry > otherRetry',
        tests: ['test/core/rules/open-task.test.ts'],
      },
      {
        name: 'redrives count, retries do not',
        file: 'lambdas/core/rules/open-task.ts',
        find: 'redrive > otherRedrive || (redrive === otherRedrive && retry > otherRetry)',
        replace: 'redrive > otherRedrive',
        tests: ['test/core/rules/open-task.test.ts'],
      },
      {
        name: 'a newer token makes a delivered answer’s task stay delivered',
        file: 'lambdas/core/rules/open-task.ts',
        find: "status: task.answer ? 'answered' : 'open',",
        replace: "status: task.answer ? task.status : 'open',",
        tests: ['test/core/rules/open-task.test.ts'],
      },
    ],
  },
  {
    name: 'patrol’s other repeats',
    lost: 'What a crash cut off stays so: a start, a cancel or a mail.',
    mutants: [
      {
        name: 'a start is not carried on',
        file: 'lambdas/core/use-cases/patrol.ts',
        find: '  await finishStart(deps, order, now)\n',
        replace: '',
        tests: ['test/core/use-cases/start-order.test.ts'],
      },
      {
        name: 'a cancel is not carried on',
        file: 'lambdas/core/use-cases/patrol.ts',
        find: '    await carryOnCancel(deps, pid)\n',
        replace: '    void 0\n',
        tests: ['test/core/use-cases/cancel-order.test.ts'],
      },
      {
        name: 'mails are not sent again',
        file: 'lambdas/core/use-cases/patrol.ts',
        find: '  await sendMailsOf(deps, mails)\n',
        replace: '',
        tests: ['test/core/use-cases/patrol.test.ts', 'test/core/use-cases/open-task.test.ts'],
      },
      {
        name: 'an unsent mail needs no attention',
        file: 'lambdas/core/rules/attention.ts',
        find: '    ...order.unsent.map((mail) => mail.dueAt),\n',
        replace: '',
        tests: ['test/core/rules/attention.test.ts', simulation],
      },
      {
        name: 'a mail that could not be sent is struck off',
        file: 'lambdas/core/rules/mails-sent.ts',
        find: '.filter(({ id }) => !sent.includes(id))',
        replace: '.filter(({ id }) => !sent.includes(id) && !failed.includes(id))',
        tests: ['test/core/rules/mails-sent.test.ts'],
      },
      {
        name: 'a mail that cannot be sent fails the state that opens its task',
        file: 'lambdas/core/use-cases/send-mails.ts',
        find: '      failed.push(mail.id)\n',
        replace: '      throw error\n',
        tests: ['test/core/use-cases/open-task.test.ts', 'test/core/use-cases/patrol.test.ts'],
      },
      {
        name: 'the next try of a task mails again what patrol may be sending',
        file: 'lambdas/core/use-cases/open-task.ts',
        find: '  await mailQueued(deps, changed)\n',
        replace: '  await mailQueued(deps, { ...changed, before: { ...changed.order, unsent: [] } })\n',
        tests: ['test/core/use-cases/open-task.test.ts'],
      },
      {
        name: 'a stage that was told stays on its task',
        file: 'lambdas/core/rules/tell-deadlines.ts',
        find: 'const stages = task.stages.filter((stage) => stage.at > at)',
        replace: 'const stages = task.stages',
        tests: ['test/core/rules/tell-deadlines.test.ts', 'test/core/use-cases/patrol.test.ts'],
      },
    ],
  },
]
