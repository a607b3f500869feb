import { expect, it } from '@jest/globals'
import { roomLeft } from '../../../embedded/disk/room.ts'
import { createRoomWatch } from '../../../embedded/disk/watch-room.ts'
import { createLog } from '../../../embedded/log.ts'
import { temporaryFolder } from '../sqlite/temporary-database.ts'

async function saidWith(megabytes: number | undefined) {
  const lines: string[] = []
  await createRoomWatch(
    '/data',
    createLog((line) => lines.push(line)),
    () => megabytes,
  )()
  return lines.map((line) => JSON.parse(line))
}

it('says how much room is left once it is little', async () => {
  expect(await saidWith(199)).toMatchObject([{ level: 'warn', freeMegabytes: 199 }])
  expect(await saidWith(0)).toMatchObject([{ level: 'warn', freeMegabytes: 0 }])
})

it('says nothing while there is enough, or where nobody can tell', async () => {
  expect(await saidWith(200)).toEqual([])
  expect(await saidWith(undefined)).toEqual([])
})

it('knows the room of a disk, and none of a folder that is not there', () => {
  expect(roomLeft(temporaryFolder())).toBeGreaterThanOrEqual(0)
  expect(roomLeft('/no/such/folder')).toBeUndefined()
})
