import * as z from 'zod'
import { type SetVariablesDeps, setVariables } from '../core/use-cases/set-variables.ts'
import { taskHandler } from './task.ts'

/** x2, x2′ and x4: answers `{pid}`. */
export const createSetVariablesHandler = (deps: SetVariablesDeps) =>
  taskHandler(z.object({ pid: z.string(), node: z.enum(['x2', 'x2′', 'x4']) }), (command) =>
    setVariables(deps, command),
  )
