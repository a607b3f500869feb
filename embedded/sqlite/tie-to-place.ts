import type { Database } from './database.ts'
import { PlaceChanged } from './errors.ts'

/** The kintone app whose orders a data file keeps; `kintone` is a domain, or `simulated`. */
export interface TiedPlace {
  kintone: string
  appId: string
}

/**
 * Ties the data file to its kintone app at the first start. Orders of one kintone must never be carried on in another:
 * a record's number means a record in either.
 * @throws PlaceChanged
 */
export async function tieToPlace({ db, commit }: Pick<Database, 'db' | 'commit'>, now: TiedPlace): Promise<void> {
  const was = db.prepare('SELECT kintone, app_id AS appId FROM place').get() as unknown as TiedPlace | undefined
  if (!was) {
    const tie = db.prepare('INSERT INTO place VALUES (1, :kintone, :appId)')
    await commit(() => tie.run({ ...now }))
  } else if (was.kintone !== now.kintone || was.appId !== now.appId) throw new PlaceChanged(was, now)
}
