import * as z from 'zod'
import { type FetchRecordDeps, fetchRecord } from '../core/use-cases/fetch-record.ts'
import { taskHandler } from './task.ts'

/** x1: answers `{handle, sendManual}`. */
export const createFetchRecordHandler = (deps: FetchRecordDeps) =>
  taskHandler(z.object({ pid: z.string(), node: z.literal('x1') }), (command) => fetchRecord(deps, command))
