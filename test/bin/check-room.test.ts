import { expect, it } from '@jest/globals'
import { checkRoom } from '../../bin/embedded-site/check-room.ts'
import { temporaryFolder } from '../embedded/sqlite/temporary-database.ts'

const stateWith = (megabytes: number | undefined) =>
  checkRoom(temporaryFolder(), () => megabytes).map(({ id, state }) => `${state} ${id}`)

it('a disk with enough room is in order', () => {
  expect(stateWith(200)).toEqual(['ok room'])
})

it('little room is told before it is missed, with what to do', () => {
  expect(stateWith(199)).toEqual(['note room'])
  expect(checkRoom(temporaryFolder(), () => 12)).toMatchObject([
    {
      what: [expect.stringContaining('12 MB'), expect.stringContaining('12 MB')],
      repair: [/200 MB/, /200 MB/].map((text) => expect.stringMatching(text)),
    },
  ])
})

it('where the room cannot be asked for, nothing is said of it', () => {
  expect(stateWith(undefined)).toEqual([])
})
