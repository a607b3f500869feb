import { describe, expect, it } from '@jest/globals'
import { tieToPlace } from '../../../embedded/sqlite/tie-to-place.ts'
import { temporaryDatabase } from './temporary-database.ts'

const real = { kintone: 'example.cybozu.com', appId: '12' }

/** A data file that was tied to the place, opened again. */
async function tiedTo(place: typeof real) {
  const first = temporaryDatabase()
  await tieToPlace(first, place)
  first.close()
  return temporaryDatabase(first.path)
}

describe('a data file', () => {
  it('goes on with the place of its first start', async () => {
    await expect(tieToPlace(await tiedTo(real), { ...real })).resolves.toBeUndefined()
  })

  it('is refused to another app', async () => {
    await expect(tieToPlace(await tiedTo(real), { ...real, appId: '13' })).rejects.toThrow(
      'The data folder is of app 12 in example.cybozu.com; the settings name app 13 in example.cybozu.com. ' +
        'Choose another --data folder, or set the settings back.',
    )
  })

  it('is refused to another kintone, and stays with its own', async () => {
    const database = await tiedTo({ kintone: 'simulated', appId: '1' })
    const refused = expect(tieToPlace(database, { kintone: 'example.cybozu.com', appId: '1' })).rejects
    await refused.toMatchObject({ name: 'PlaceChanged', message: expect.stringContaining('app 1 in the simulated') })
    await expect(tieToPlace(database, { kintone: 'simulated', appId: '1' })).resolves.toBeUndefined()
  })
})
