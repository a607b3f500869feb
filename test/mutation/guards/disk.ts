import type { Guard } from '../guard.ts'

const groupCommit = 'embedded/sqlite/group-commit.ts'
const onDisk = ['test/embedded/sqlite/disk.test.ts', 'test/embedded/sqlite/group-commit.test.ts']

/** What makes an acknowledgement hold on one machine. */
export const diskGuards: readonly Guard[] = [
  {
    name: 'acknowledged once on disk',
    lost: 'A power cut takes back what somebody was told is done.',
    mutants: [
      {
        name: 'a write is acknowledged before it is on disk',
        file: groupCommit,
        find: 'syncing = disk.sync().then(settle, fail).then(goOn)',
        replace: 'syncing = disk.sync(settle()).catch(fail).then(goOn)',
        tests: onDisk,
      },
      {
        name: 'a read tells of what is not on disk yet',
        file: groupCommit,
        find: '      await Promise.allSettled([found, syncing])\n',
        replace: '',
        tests: onDisk,
      },
      {
        name: 'a read refuses for what is not on disk yet',
        file: groupCommit,
        find: 'await Promise.allSettled([found, syncing])',
        replace: 'await Promise.all([found, syncing])',
        tests: onDisk,
      },
      {
        name: 'a close acknowledges what is not on disk',
        file: groupCommit,
        find: '        if (!commitGathered()) return\n        disk.syncNow()\n',
        replace: '        if (!commitGathered()) return\n',
        tests: onDisk,
      },
      {
        name: 'writes are acknowledged after the disk has failed',
        file: groupCommit,
        find: '      if (failure) throw failure\n      if (!db.isOpen)',
        replace: `      if (failure) {
        batch.write(() => {})
        batch.settle()
        return false
      }
      if (!db.isOpen)`,
        tests: onDisk,
      },
      {
        name: 'a commit that fails acknowledges all the same',
        file: 'embedded/sqlite/batch.ts',
        find: '          sql.commit.run()\n',
        replace: `          try {
            sql.commit.run()
          } catch {
            db.exec('ROLLBACK')
          }
`,
        tests: onDisk,
      },
      {
        name: 'a write that fails leaves half of itself',
        file: 'embedded/sqlite/batch.ts',
        find: 'if (db.isTransaction) sql.undo.run()\n',
        replace: '',
        tests: onDisk,
      },
      {
        name: 'work goes on after a commit that the disk had no room for',
        file: groupCommit,
        find: 'if (!failure && isOfDisk(error)) fail(error, batch)\n      else batch.reject(error)',
        replace: 'batch.reject(error)',
        tests: onDisk,
      },
      {
        name: 'a file is put in place that the disk had no room for',
        file: 'embedded/data-folder/write-file-durably.ts',
        find: '(file) => writeFileSync(file, content))',
        replace: "(file) => void process.getBuiltinModule('node:fs').writeSync(file, content))",
        tests: ['test/embedded/data-folder/write-file-durably.test.ts'],
      },
      {
        name: 'checkpoints are not synced',
        file: 'embedded/sqlite/database.ts',
        find: 'PRAGMA synchronous = NORMAL',
        replace: 'PRAGMA synchronous = OFF',
        tests: ['test/embedded/sqlite/database.test.ts'],
      },
      {
        name: 'engine: a function runs before its step is on disk',
        file: 'embedded/state-machine/running/runner.ts',
        find: '      const walked = await walkReady(draft)\n',
        replace: '      const walked = await walkReady(draft)\n      startFunctions(draft)\n',
        tests: ['test/embedded/state-machine/durability.test.ts'],
      },
      {
        name: 'engine: a step that has no event is not written',
        file: 'embedded/state-machine/running/runner.ts',
        find: 'if (walked || draft.events.length > 0) {',
        replace: 'if (draft.events.length > 0) {',
        tests: ['test/embedded/state-machine/errors.test.ts', 'test/embedded/state-machine/redrive.test.ts'],
      },
    ],
  },
  {
    name: 'one process a data folder',
    lost: 'Two processes drive the same executions, and patrol and mail for the same orders.',
    mutants: [
      {
        name: 'the folder is not locked',
        file: 'embedded/data-folder/lock.ts',
        find: "    db.exec('BEGIN EXCLUSIVE')\n",
        replace: '',
        tests: ['test/embedded/data-folder/data-folder.test.ts'],
      },
    ],
  },
]
