import * as z from 'zod'
import { type PatrolDeps, patrol } from '../core/use-cases/patrol.ts'
import { taskHandler } from './task.ts'

/** Runs on a schedule; the event's content does not matter. */
export const createPatrolHandler = (deps: PatrolDeps) => taskHandler(z.unknown(), () => patrol(deps))
