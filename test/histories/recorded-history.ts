import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { HistoryEvent } from '../../embedded/state-machine/execution/history.ts'
import type { TaskNode } from '../../statemachine/process.ts'

/** What somebody did to an order or its record, beside what the execution did. */
export type Deed =
  | { kind: 'answer'; node: TaskNode; round: number; form: Record<string, string> }
  | { kind: 'edit'; status: string }
  /** kintone refuses with this named error from now on; none: it is itself again. */
  | { kind: 'refusal'; error?: 'KintoneAccessError' | 'KintoneRecordRefused' }

/** One execution as it went, under the definition with this hash, and all that it relied on. */
export interface RecordedHistory {
  name: string
  definition: string
  /** How the record stood when the order was started. */
  record: { status: string; values: Record<string, string> }
  /** In order; each was done before the event of that id, which may be one past the last. */
  deeds: { before: number; deed: Deed }[]
  /** As GetExecutionHistory gives them, with times as JSON has them. */
  events: HistoryEvent[]
  /** What was left at the end. */
  end: { order: string; record: string; tasks: Record<string, string> }
}

const folder = new URL('./', import.meta.url)
const definitionFile = new URL('../../statemachine/order-delivery.asl.json', import.meta.url)

/** The definition but for its comments and layout: what executions under way go on by. */
export function hashOfDefinition(): string {
  const definition = JSON.parse(readFileSync(definitionFile, 'utf8'), (key, value) =>
    key === 'Comment' ? undefined : value,
  )
  return createHash('sha256').update(JSON.stringify(definition)).digest('hex')
}

/** The folders that hold histories, oldest first: `v1`, `v2`, … */
export const versions = (): string[] =>
  readdirSync(folder)
    .filter((name) => /^v\d+$/.test(name))
    .toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))

export const historiesOf = (version: string): RecordedHistory[] =>
  readdirSync(new URL(`${version}/`, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(`${version}/${name}`, folder), 'utf8')))

export const fileOf = (version: string, name: string) => new URL(`${version}/${name}.json`, folder)
