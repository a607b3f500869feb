import { readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { troubleWhenTried } from '../../../embedded/disk/try-disk.ts'
import { temporaryFolder } from '../sqlite/temporary-database.ts'
import { printsWithin } from './limited-process.ts'

const triedWithin = (kilobytes: number, folder: string) =>
  printsWithin(
    kilobytes,
    `import { troubleWhenTried } from './embedded/disk/try-disk.ts'
     console.log(troubleWhenTried(${JSON.stringify(folder)}))`,
  )

it('a disk that takes in a file is in order, and nothing stays of it', () => {
  const folder = temporaryFolder()
  expect(troubleWhenTried(folder)).toBeUndefined()
  expect(readdirSync(folder)).toEqual([])
})

it('the disk of a folder that is not made yet is that of the folder it will be in', () => {
  const folder = temporaryFolder()
  expect(troubleWhenTried(join(folder, 'a', 'data'))).toBeUndefined()
  expect(readdirSync(folder)).toEqual([])
})

it('a limit that only the largest file is about to reach is found', () => {
  const folder = temporaryFolder()
  expect(triedWithin(1_000, folder)).toBe('undefined')
  writeFileSync(join(folder, 'nouhin.sqlite-wal'), '')
  truncateSync(join(folder, 'nouhin.sqlite-wal'), 600_000)
  expect(triedWithin(1_000, folder)).toBe('EFBIG')
  expect(readdirSync(folder)).toEqual(['nouhin.sqlite-wal'])
})

it('a disk that takes in nothing at all is found', () => {
  expect(triedWithin(0, temporaryFolder())).toBe('EFBIG')
})
