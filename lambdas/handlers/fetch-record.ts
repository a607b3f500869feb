import * as z from 'zod'
import { checkKintone } from '../core/use-cases/check-kintone.ts'
import { type FetchRecordDeps, fetchRecord } from '../core/use-cases/fetch-record.ts'
import { taskHandler } from './task.ts'

const payload = z.union([
  z.object({ pid: z.string(), node: z.literal('x1') }),
  // From `nouhin doctor`: an IP address limit of kintone's shows only here, where requests come from.
  z.object({ check: z.literal('kintone') }),
])

/** x1: answers `{handle, sendManual}`; a check: `{kintone}`. */
export const createFetchRecordHandler = (deps: FetchRecordDeps) =>
  taskHandler<z.output<typeof payload>, object>(payload, (command) =>
    'check' in command ? checkKintone(deps) : fetchRecord(deps, command),
  )
