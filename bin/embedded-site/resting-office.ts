import type { DatabaseSync } from 'node:sqlite'
import { createClock } from '../../embedded/clock/clock.ts'
import { createLog } from '../../embedded/log.ts'
import { createLedger } from '../../embedded/sqlite/ledger.ts'
import type { Settings } from '../../settings/settings.ts'
import { CommandFailed } from '../command-failed.ts'
import { openHandlerOffice } from '../office/handler-office.ts'
import type { Office } from '../office/office.ts'
import { readOnly, readOrders } from './read-database.ts'

/** Acts send mails and move executions, which the process that runs does alone. */
const needsRunning = async () => {
  throw new CommandFailed([
    '納品が動いていません。npm start で起動してから、もう一度実行してください',
    'Nouhin is not running; start it with npm start and run this again',
  ])
}

/** The office of a data folder on which nothing runs: it can be read. */
export function openRestingOffice(db: DatabaseSync, settings: Settings): Office {
  const place = db.prepare('SELECT app_id AS appId FROM place').get() as { appId: string } | undefined
  const kintone = { ...settings.kintone, ...(place && { appId: place.appId }) }
  const inForce = { ...settings, kintone, publicUrl: settings.publicUrl ?? 'http://localhost' }
  const deps = {
    orders: readOrders(db),
    ledger: createLedger(readOnly(db)),
    settings: { get: async () => inForce },
    clock: createClock(readOnly(db)),
    log: createLog(),
  }
  const office = openHandlerOffice(deps, { act: needsRunning, retry: needsRunning })
  return { ...office, act: needsRunning, retryAll: needsRunning }
}
