import * as z from 'zod'
import type { RecordedRequest } from '../rest/record-requests.ts'

const recorded = z.object({
  method: z.string(),
  url: z.string().startsWith('/'),
  override: z.string().optional(),
  body: z.string(),
})

/** Reads requests that `onRequest` has recorded: one JSON object a line. Throws for a line that is none. */
export function readRecordedRequests(text: string): RecordedRequest[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => recorded.parse(JSON.parse(line)))
}
