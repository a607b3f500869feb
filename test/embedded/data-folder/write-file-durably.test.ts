import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { writeFileDurably } from '../../../embedded/data-folder/write-file-durably.ts'
import { printsWithin } from '../disk/limited-process.ts'
import { temporaryFolder } from '../sqlite/temporary-database.ts'

const written = (path: string, kilobytes: number, largestFile: number) =>
  printsWithin(
    largestFile,
    `import { writeFileDurably } from './embedded/data-folder/write-file-durably.ts'
     try { writeFileDurably(${JSON.stringify(path)}, 'n'.repeat(${kilobytes * 1024})); console.log('written') }
     catch (error) { console.log(error.code) }`,
  )

it('writes a file for its owner alone', () => {
  const path = join(temporaryFolder(), 'secrets.json')
  writeFileDurably(path, 'content')
  expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['content', 0o600])
})

it('leaves the file that was there as it was, when there is room for a part of the new one only', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'secrets.json')
  writeFileDurably(path, 'before')
  expect(written(path, 3, 2)).toBe('EFBIG')
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['before', ['secrets.json']])
})

it('leaves nothing where nothing was, when there is no room at all', () => {
  const folder = temporaryFolder()
  expect(written(join(folder, 'secrets.json'), 1, 0)).toBe('EFBIG')
  expect(readdirSync(folder)).toEqual([])
})

it('writes what just fits', () => {
  const path = join(temporaryFolder(), 'secrets.json')
  expect(written(path, 2, 2)).toBe('written')
  expect(statSync(path).size).toBe(2048)
})
