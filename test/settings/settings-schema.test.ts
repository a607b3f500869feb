import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { settingsInput } from '../builders/settings.ts'

const settings = new URL('../../settings/', import.meta.url)
const read = (name: string): object => JSON.parse(readFileSync(new URL(name, settings), 'utf8'))

describe('settings.schema.json', () => {
  it('is what write-schema.ts prints', () => {
    const printed = execFileSync(process.execPath, [fileURLToPath(new URL('write-schema.ts', settings))], {
      encoding: 'utf8',
    })
    expect(read('settings.schema.json')).toEqual(JSON.parse(printed))
  })

  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile(read('settings.schema.json'))

  it('takes the demo’s settings', () => {
    expect([validate(read('demo.json')), validate.errors]).toEqual([true, null])
  })

  it('refuses unknown keys and wrong values as the product does', () => {
    expect(validate({ ...settingsInput(), lane: {} })).toBe(false)
    expect(validate({ ...settingsInput(), links: { days: 0 } })).toBe(false)
    expect(validate({})).toBe(false)
  })
})
