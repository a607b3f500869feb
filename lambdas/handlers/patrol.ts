import * as z from 'zod'
import { newLaneWatch } from '../core/use-cases/line-up.ts'
import { type PatrolDeps, patrol } from '../core/use-cases/patrol.ts'
import { taskHandler } from './task.ts'

/** Runs on a schedule; the event's content does not matter. The process remembers which lanes it has looked at. */
export function createPatrolHandler(deps: PatrolDeps) {
  const watch = newLaneWatch()
  return taskHandler(z.unknown(), () => patrol(deps, watch))
}
