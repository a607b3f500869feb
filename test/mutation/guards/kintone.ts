import type { Guard } from '../guard.ts'

const simulation = 'test/simulation/simulation.test.ts'
const judge = 'lambdas/core/rules/judge-record.ts'
const judged = ['test/core/rules/judge-record.test.ts', 'test/core/use-cases/write-record.test.ts']

/** What keeps our writes to kintone from a person's. */
export const kintoneGuards: readonly Guard[] = [
  {
    name: 'revision check',
    lost: 'A write goes over what a person has changed since we read the record.',
    mutants: [
      {
        name: 'kintone is not told which revision was read',
        file: 'lambdas/adapters/kintone/kintone.ts',
        find: 'id: recordId, revision, record }',
        replace: 'id: recordId, record }',
        tests: ['test/adapters/kintone/kintone.test.ts'],
      },
      {
        name: 'what is read after a conflict is written over unjudged',
        file: 'lambdas/core/use-cases/write-record.ts',
        find: 'const verdict = judgeRecord(write, order, known, labels)',
        replace: "const verdict = tries > 1 ? 'write' : judgeRecord(write, order, known, labels)",
        tests: ['test/core/use-cases/write-record.test.ts'],
      },
      {
        name: 'what is remembered refuses, without a look',
        file: 'lambdas/core/use-cases/write-record.ts',
        find: "if (verdict === 'refuse' && isFresh)",
        replace: "if (verdict === 'refuse')",
        tests: ['test/core/use-cases/write-record.test.ts'],
      },
      {
        name: 'a write that is done already is repeated',
        file: judge,
        find: "  if (isOurs && now.status === wanted.status) return 'done'\n",
        replace: '',
        tests: judged,
      },
      {
        name: 'x3 goes over another pid',
        file: judge,
        find: '(order.record === undefined || now.pid === order.record.pid)',
        replace: 'true',
        tests: judged,
      },
      {
        name: 'x3 goes over a record that was withdrawn',
        file: judge,
        find: ' && labels.triggers.includes(now.status)\n',
        replace: '\n',
        tests: [...judged, simulation],
      },
      {
        name: 'x5 goes over whatever status there is',
        file: judge,
        find: 'isOurs && now.status === labels.inProgress\n',
        replace: 'isOurs\n',
        tests: [...judged, simulation],
      },
      {
        name: 'x5 goes over another pid',
        file: judge,
        find: 'isOurs && now.status === labels.inProgress\n',
        replace: 'now.status === labels.inProgress\n',
        tests: judged,
      },
    ],
  },
  {
    name: 'changes from outside',
    lost: 'Operations hear of a person’s edit weeks later, at x5, or of edits that nobody made.',
    mutants: [
      {
        name: 'a record that was changed by a person is as expected',
        file: judge,
        find: 'return now.pid !== order.pid || !expected.includes(now.status)',
        replace: 'return false',
        tests: ['test/core/rules/judge-record.test.ts', 'test/core/use-cases/watch-record.test.ts'],
      },
      {
        name: 'a look that is older than our own write counts',
        file: 'lambdas/core/use-cases/watch-record.ts',
        find: 'known !== undefined && Number(read) < Number(known)',
        replace: 'known === read && Number(read) < Number(known)',
        tests: ['test/core/use-cases/watch-record.test.ts'],
      },
    ],
  },
]
