import type { Guard } from '../guard.ts'

const simulation = 'test/simulation/simulation.test.ts'
const sqlite = ['test/embedded/sqlite/stores.test.ts']
const dynamoDb = ['test/contract/aws/stores.test.ts']

/** What the stores refuse: conditions that are part of the write itself. */
export const storeGuards: readonly Guard[] = [
  {
    name: 'version condition',
    lost: 'Of two changes at once the later overwrites the earlier: an acknowledged answer is gone.',
    mutants: [
      {
        name: 'SQLite: a put asks for no version',
        file: 'embedded/sqlite/order-store.ts',
        find: 'WHERE pid = :pid AND version = :version`',
        replace: 'WHERE pid = :pid`',
        tests: sqlite,
      },
      {
        name: 'SQLite: a first put replaces what is there',
        file: 'embedded/sqlite/order-store.ts',
        find: 'ON CONFLICT DO NOTHING',
        replace: 'ON CONFLICT DO UPDATE SET version = excluded.version, item = excluded.item',
        tests: sqlite,
      },
      {
        name: 'DynamoDB: a put asks for no version',
        file: 'lambdas/adapters/aws/dynamodb-orders.ts',
        find: "text: '#version = :version'",
        replace: "text: '#version = :version OR attribute_exists(#version)'",
        tests: dynamoDb,
      },
      {
        name: 'DynamoDB: a first put replaces what is there',
        file: 'lambdas/adapters/aws/dynamodb-orders.ts',
        find: "text: 'attribute_not_exists(#pk)'",
        replace: "text: 'attribute_not_exists(#pk) OR attribute_exists(#pk)'",
        tests: dynamoDb,
      },
      {
        name: 'core: a conflict counts as stored',
        file: 'lambdas/core/change-order.ts',
        find: 'if (!(error instanceof VersionConflict) || tries === mostTries) throw error',
        replace: 'if (!(error instanceof VersionConflict)) throw error\n      return { order: decided.order, before }',
        tests: ['test/core/use-cases/acts-at-once.test.ts', simulation],
      },
      {
        name: 'engine: a step that was overtaken is written',
        file: 'embedded/state-machine/store/store.ts',
        find: 'WHERE id = :id AND version = :version`',
        replace: 'WHERE id = :id AND version >= :version`',
        tests: ['test/embedded/state-machine/concurrency.test.ts'],
      },
    ],
  },
  {
    name: 'own put known again',
    lost: "After a lost answer a claim of one's own looks like another's, and nobody starts the order.",
    mutants: [
      {
        name: 'DynamoDB: a repeated put that is refused is another’s',
        file: 'lambdas/adapters/aws/dynamodb-table.ts',
        find: 'return isRepeat && (await readItem(table, item.pk))?.putBy === putBy',
        replace: 'return false',
        tests: dynamoDb,
      },
      {
        name: 'DynamoDB: a repeated put that is refused is our own',
        file: 'lambdas/adapters/aws/dynamodb-table.ts',
        find: 'return isRepeat && (await readItem(table, item.pk))?.putBy === putBy',
        replace: 'return isRepeat',
        tests: dynamoDb,
      },
      {
        name: 'DynamoDB: any read may lag',
        file: 'lambdas/adapters/aws/dynamodb-table.ts',
        find: ', ConsistentRead: true',
        replace: '',
        tests: dynamoDb,
      },
    ],
  },
  {
    name: 'ledger',
    lost: 'Two processes work on one record.',
    mutants: [
      {
        name: 'SQLite: a record that is held is claimed',
        file: 'embedded/sqlite/ledger.ts',
        find: 'AND holder IS NULL AND',
        replace: 'AND',
        tests: sqlite,
      },
      {
        name: 'SQLite: a number that was used is claimed again',
        file: 'embedded/sqlite/ledger.ts',
        find: 'AND n = :n - 1',
        replace: '',
        tests: sqlite,
      },
      {
        name: 'SQLite: a record is freed by whoever asks',
        file: 'embedded/sqlite/ledger.ts',
        find: 'AND record_id = ? AND holder = ?',
        replace: 'AND record_id = ? AND (holder = ? OR TRUE)',
        tests: sqlite,
      },
      {
        name: 'DynamoDB: a record that is held is claimed',
        file: 'lambdas/adapters/aws/dynamodb-ledger.ts',
        find: 'AND attribute_not_exists(#holder))',
        replace: 'AND (attribute_not_exists(#holder) OR attribute_exists(#holder)))',
        tests: dynamoDb,
      },
      {
        name: 'DynamoDB: a number that was used is claimed again',
        file: 'lambdas/adapters/aws/dynamodb-ledger.ts',
        find: '(#n = :last AND',
        replace: '((#n = :last OR #n <> :last) AND',
        tests: dynamoDb,
      },
      {
        name: 'DynamoDB: a record is freed by whoever asks',
        file: 'lambdas/adapters/aws/dynamodb-ledger.ts',
        find: 'if (holder !== pid) return',
        replace: 'pid = holder ?? pid',
        tests: dynamoDb,
      },
      {
        name: 'DynamoDB: a record is freed though another has claimed it meanwhile',
        file: 'lambdas/adapters/aws/dynamodb-ledger.ts',
        find: "text: '#holder = :pid'",
        replace: "text: '#holder = :pid OR attribute_exists(#holder)'",
        tests: dynamoDb,
      },
      {
        name: 'core: a record that is held is not asked about',
        file: 'lambdas/core/use-cases/start-order.ts',
        find: 'if (entry.holder !== undefined) {',
        replace: 'if (entry.holder === record.recordId) {',
        tests: ['test/core/use-cases/start-order.test.ts'],
      },
      {
        name: 'core: a claim that is refused starts an order',
        file: 'lambdas/core/use-cases/start-order.ts',
        find: "if (error instanceof VersionConflict) return { kind: 'held', pid }\n    throw error",
        replace: 'if (!(error instanceof VersionConflict)) throw error',
        tests: ['test/core/use-cases/start-order.test.ts'],
      },
    ],
  },
  {
    name: 'lease',
    lost: 'Two patrols at once send the same mail.',
    mutants: [
      {
        name: 'SQLite: another’s is taken',
        file: 'embedded/sqlite/leases.ts',
        find: 'OR leases.until <= :now',
        replace: "OR leases.until >= '' OR leases.until <= :now",
        tests: sqlite,
      },
      {
        name: 'SQLite: another’s is released',
        file: 'embedded/sqlite/leases.ts',
        find: 'WHERE name = ? AND owner = ?',
        replace: 'WHERE name = ? AND (owner = ? OR TRUE)',
        tests: sqlite,
      },
      {
        name: 'DynamoDB: another’s is taken',
        file: 'lambdas/adapters/aws/dynamodb-leases.ts',
        find: 'OR #until <= :now',
        replace: 'OR #until <= :now OR attribute_exists(#until)',
        tests: dynamoDb,
      },
      {
        name: 'DynamoDB: another’s is released',
        file: 'lambdas/adapters/aws/dynamodb-leases.ts',
        find: "text: '#owner = :owner',",
        replace: "text: '#owner = :owner OR attribute_exists(#owner)',",
        tests: dynamoDb,
      },
      {
        name: 'core: patrol goes though another is at it',
        file: 'lambdas/core/use-cases/patrol.ts',
        find: "return 'busy'\n",
        replace: 'void 0\n',
        tests: ['test/core/use-cases/patrol.test.ts', simulation],
      },
    ],
  },
]
