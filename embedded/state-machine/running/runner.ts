import type { Draft } from '../execution/execution.ts'
import { isReady, liveThreads, type Step } from '../execution/position.ts'
import { type Happening, receive } from '../execution/receive.ts'
import { toJson } from '../json.ts'
import type { Clock, Commit, Invoke, Read } from '../ports.ts'
import type { Surroundings } from '../states/visit.ts'
import { walk } from '../states/walk.ts'
import type { Store } from '../store/store.ts'
import type { createActivity } from './activity.ts'
import { createInvocations } from './invocations.ts'

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
  activity: ReturnType<typeof createActivity>
  saved: (draft: Draft) => void
  isClosed: () => boolean
}) => {
  const { store, surroundings, clock, read, write, invoke, activity, saved, isClosed } = parts
  const invocations = createInvocations(50)
  const awake = new Map<number, 'walking' | 'to walk again'>()

  const wake = (id: number): void => {
    if (awake.has(id)) awake.set(id, 'to walk again')
    else activity.run(carryOn(id))
  }

  const carryOn = async (id: number): Promise<void> => {
    try {
      do {
        awake.set(id, 'walking')
        if (!(await advance(id))) awake.set(id, 'to walk again')
      } while (awake.get(id) === 'to walk again' && !isClosed())
    } finally {
      awake.delete(id)
    }
  }

  /** False when another write came between, so that what was walked is out of date. */
  const advance = async (id: number): Promise<boolean> => {
    const draft = await read(() => store.load(id, clock.now()))
    if (draft?.execution.status !== 'RUNNING') return true
    if (liveThreads(draft.execution.position.root).some((thread) => isReady(thread))) {
      await walk(draft, surroundings)
      if (!(await write(() => store.save(draft)))) return false
      saved(draft)
    }
    if (draft.execution.status === 'RUNNING') startFunctions(draft)
    return true
  }

  const startFunctions = ({ execution }: Draft): void => {
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
  const happen = async (id: number, wait: number, happening: Happening): Promise<void> => {
    const draft = await write(() => {
      const loaded = store.load(id, clock.now())
      return loaded !== undefined && receive(loaded, wait, happening) && store.save(loaded) ? loaded : undefined
    })
    if (draft === undefined) return
    saved(draft)
    wake(id)
  }

  return { wake }
}
