import { createRunner } from 'jest-light-runner'

/** Ample, as nothing here measures time: a machine may be busy with other work. A soak takes as long as it takes. */
const longest = process.env.NOUHIN_SOAK ? 24 * 60 * 60_000 : 10 * 60_000

/** What takes long, in the order of how long. */
const slow = [
  'fuzz/task-page',
  'fuzz/console',
  'lib/bundles',
  'browser/main-states',
  'e2e/backup-restore',
  'e2e/killed-order',
  'e2e/command',
  'simulation/',
  'lib/least-privilege',
  'cost/cost',
  'reliability/',
  'canaries/',
]

/**
 * Where Jest has not measured it yet, as in a fresh clone, it begins with the longest texts, and may end with one worker
 * that waits for the other.
 */
function slowFirst(tests) {
  const turn = ({ path, duration }) => {
    const at = duration === undefined ? slow.findIndex((part) => path.includes(`/test/${part}`)) : -1
    return at < 0 ? slow.length : at
  }
  return tests.toSorted((one, other) => turn(one) - turn(other))
}

/**
 * Runs test files in two bare Node processes, without a sandbox for each file, which doubled the suite’s time. It knows
 * no time limit of its own: a file without an end ends the run.
 */
export default class Runner extends createRunner({ runtime: 'child_process' }) {
  /** @param {Parameters<InstanceType<ReturnType<typeof createRunner>>['runTests']>} given */
  runTests(tests, watcher, onStart, onResult, onFailure) {
    const running = new Map()
    const start = (test) => {
      running.set(
        test,
        setTimeout(() => giveUp(test.path), longest),
      )
      return onStart(test)
    }
    const over = (tell) => (test, outcome) => {
      clearTimeout(running.get(test))
      return tell(test, outcome)
    }
    return super.runTests(slowFirst(tests), watcher, start, over(onResult), over(onFailure))
  }
}

function giveUp(path) {
  console.error(`${path} has not ended after ${longest / 60_000} minutes.`)
  // Not the code of tests that have failed: nothing is known of those that ran.
  process.exit(2)
}
