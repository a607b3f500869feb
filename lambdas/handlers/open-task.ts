import * as z from 'zod'
import { taskNodeSchema } from '../../statemachine/process.ts'
import { type OpenTaskDeps, openTask } from '../core/use-cases/open-task.ts'
import { taskHandler } from './task.ts'

const command = z.object({
  pid: z.string(),
  node: taskNodeSchema,
  round: z.int().positive(),
  token: z.string().min(1),
  redrive: z.int().nonnegative(),
  retry: z.int().nonnegative(),
})

/** Opens a human task; the answer comes later, through the token. */
export const createOpenTaskHandler = (deps: OpenTaskDeps) => taskHandler(command, (opened) => openTask(deps, opened))
