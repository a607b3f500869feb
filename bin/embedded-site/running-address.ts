import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { writeFileDurably } from '../../embedded/data-folder/write-file-durably.ts'

const pathIn = (data: string) => join(data, 'address.json')
const schema = z.object({ url: z.url() })

/** Leaves in the data folder where the one that runs on it answers, for commands. @returns what takes it away again */
export function tellAddress(data: string, url: string): () => void {
  writeFileDurably(pathIn(data), `${JSON.stringify({ url })}\n`)
  return () => rmSync(pathIn(data), { force: true })
}

/** Where the one that runs on the folder answers; one that was killed leaves its address behind, so ask the lock first. */
export function readAddress(data: string): string | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(pathIn(data), 'utf8'))).url
  } catch {
    return undefined
  }
}
