import * as z from 'zod'
import { type UpdateRecordDeps, updateRecord } from '../core/use-cases/update-record.ts'
import { taskHandler } from './task.ts'

/** x3 and x5: answers `{pid}`. */
export const createUpdateRecordHandler = (deps: UpdateRecordDeps) =>
  taskHandler(
    z.object({ pid: z.string(), node: z.enum(['x3', 'x5']), knows: z.array(z.string()).optional() }),
    (command) => updateRecord(deps, command),
  )
