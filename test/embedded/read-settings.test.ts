import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { readSettings } from '../../embedded/read-settings.ts'
import { settingsInput } from '../builders/settings.ts'
import { temporaryFolder } from './sqlite/temporary-database.ts'

function fileOf(content: string): string {
  const file = join(temporaryFolder(), 'office.json')
  writeFileSync(file, content)
  return file
}

it('reads settings that an editor has saved with a byte order mark', () => {
  const file = fileOf(`\uFEFF${JSON.stringify(settingsInput({ links: { days: 7 } }))}`)
  expect(readSettings(file).links.days).toBe(7)
})

it('tells where a file is no JSON', () => {
  const file = fileOf('{\n  "lanes": {}\n  "mail": {}\n}')
  expect(() => readSettings(file)).toThrow(`${file}: `)
  expect(() => readSettings(file)).toThrow(
    'UTF-8 の正しい JSON にしてください(3 行 3 文字目のあたり) / valid JSON, in UTF-8; see line 3 column 3',
  )
})
