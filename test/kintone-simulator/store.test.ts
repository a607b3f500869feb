import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from '@jest/globals'
import { openStore } from '../../kintone-simulator/store.ts'
import { atEndOfTest } from '../at-end-of-test.ts'
import { temporaryFolder } from '../embedded/sqlite/temporary-database.ts'

function aStore() {
  const path = `${temporaryFolder()}/kintone.sqlite`
  const failures: unknown[] = []
  const store = openStore(path, (error) => failures.push(error))
  atEndOfTest(() => store.close())
  const spoil = () => {
    const other = new DatabaseSync(path)
    other.exec('DROP TABLE records; DROP TABLE settings')
    other.close()
  }
  return { store, failures, spoil }
}

describe('whoever opened the store is told of a write that its file did not take in', () => {
  it('of a record, and the caller as well', () => {
    const { store, failures, spoil } = aStore()
    spoil()
    expect(() => store.transaction(() => store.newRecordId())).toThrow('no such table')
    expect(failures).toMatchObject([{ errcode: 1 }])
  })

  it('of the app’s settings', () => {
    const { store, failures, spoil } = aStore()
    spoil()
    expect(() => store.saveSettings({})).toThrow('no such table')
    expect(failures).toHaveLength(1)
  })

  it('and not of what the work itself refuses', () => {
    const { store, failures } = aStore()
    const refuse = () => {
      throw new TypeError('no')
    }
    expect(() => store.transaction(refuse)).toThrow(TypeError)
    expect(store.transaction(() => store.newRecordId())).toBe(1)
    expect(failures).toEqual([])
  })
})
