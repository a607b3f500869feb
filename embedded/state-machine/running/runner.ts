import type { Draft } from '../execution/execution.ts'
import { isReady, liveThreads, type Step } from '../execution/position.ts'
import { type Happening, receive } from '../execution/receive.ts'
import { toJson } from '../json.ts'
import type { Clock, Commit, Invoke, Read } from '../ports.ts'
import type { Surroundings } from '../states/visit.ts'
import { walk } from '../states/walk.ts'
import type { Store } from '../store/store.ts'
import type { createActivity } from './activity.ts'
import type { createInvocations } from './invocations.ts'

type Invoking = Extract<Step, { at: 'invoking' }>

/**
 * Carries executions on: walks what is ready, puts it on disk, and only then invokes functions. An execution is in
 * memory only while it is walked or while a function of it runs.
 */
export const createRunner = (parts: {
  store: Store
  surroundings: Surroundings
  clock: Clock
  read: Read
  write: Commit
  invoke: Invoke
  invocations: ReturnType<typeof createInvocations>
  activity: ReturnType<typeof createActivity>
  saved: (draft: Draft) => void
  isClosed: () => boolean
}) => {
  const { store, surroundings, clock, read, write, invoke, invocations, activity, saved, isClosed } = parts

  const wake = (id: number): void => activity.run(carryOn(() => store.load(id, clock.now())))

  /**
   * Takes an execution on from what `find` makes of it and resolves once all of that is on disk, in one write; begins
   * anew when another write came between.
   */
  const carryOn = async (find: () => Draft | undefined): Promise<void> => {
    for (;;) {
      const draft = await read(find)
      if (draft === undefined) return
      const walked = await walkReady(draft)
      if (walked || draft.events.length > 0) {
        if (!(await write(() => store.save(draft)))) continue
        saved(draft)
      }
      return startFunctions(draft)
    }
  }

  /** Whether there was anything to walk: not all that moves a position is an event. */
  const walkReady = async (draft: Draft): Promise<boolean> => {
    const { status, position } = draft.execution
    if (status !== 'RUNNING' || !liveThreads(position.root).some(isReady)) return false
    await walk(draft, surroundings)
    return true
  }

  const startFunctions = ({ execution }: Draft): void => {
    if (execution.status !== 'RUNNING') return
    for (const { step } of liveThreads(execution.position.root)) {
      if (step.at !== 'invoking') continue
      activity.run(invocations.start(`${execution.id}#${step.wait}`, () => runFunction(execution.id, step)))
    }
  }

  const runFunction = async (id: number, step: Invoking): Promise<void> => {
    if (isClosed()) return
    const happening = await call(step)
    if (isClosed()) return
    await happen(id, step.wait, happening)
  }

  const call = async ({ functionName, payload }: Invoking): Promise<Happening> => {
    try {
      return { kind: 'returned', result: toJson(await invoke(functionName, payload)) }
    } catch (error) {
      const { name: errorType, message: errorMessage } = error instanceof Error ? error : new Error(String(error))
      return { kind: 'failed', error: errorType, cause: JSON.stringify({ errorType, errorMessage }) }
    }
  }

  /** Records what happened with a wait; a wait that is over takes no notice. */
  const happen = (id: number, wait: number, happening: Happening): Promise<void> =>
    carryOn(() => {
      const draft = store.load(id, clock.now())
      return draft !== undefined && receive(draft, wait, happening) ? draft : undefined
    })

  return { wake }
}
