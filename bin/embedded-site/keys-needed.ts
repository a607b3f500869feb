import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyRing } from '../../lambdas/core/ports.ts'
import { readCases } from '../../lambdas/core/use-cases/find-cases.ts'
import { keysInUse } from '../office/keys-in-use.ts'
import { lockUnlessRunning } from './lock-of.ts'
import { readDatabase, readOrders } from './read-database.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }

/** Ids of the keys that must stay: all of them while a process runs, which signs with the ring that it read at its start. */
export async function keysNeeded(data: string, { keys }: KeyRing): Promise<ReadonlySet<string>> {
  if (!existsSync(join(data, 'nouhin.sqlite'))) return new Set()
  const all = new Set(Object.keys(keys))
  const unlock = lockUnlessRunning(data)
  if (!unlock) return all
  try {
    const { orders, more, unreadable } = await readDatabase(data, (db) =>
      readCases({ orders: readOrders(db), log: quiet }, 'open'),
    )
    return more || unreadable > 0 ? all : keysInUse(orders)
  } finally {
    unlock()
  }
}
