import * as z from 'zod'
import { type ReconcileDeps, reconcile } from '../core/use-cases/reconcile.ts'
import { taskHandler } from './task.ts'

/** Runs on a schedule; the event's content does not matter. */
export const createReconcileHandler = (deps: ReconcileDeps) => taskHandler(z.unknown(), () => reconcile(deps))
