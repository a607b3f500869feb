import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { readRecordedRequests } from '../../kintone-simulator/api-check/read-recorded-requests.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const run = (...files: string[]) => spawnSync(process.execPath, [main, ...files], { encoding: 'utf8' })

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kintone-api-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('exits 2 with one line when the description cannot be read', () => {
  for (const files of [[], [join(folder, 'missing.yaml')]]) {
    const { status, stdout, stderr } = run(...files)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^[^\n]+\n$/)
  }
})

it('records every kind of request that the product makes, and exits 1 when one is not as described', async () => {
  const description = join(folder, 'openapi.yaml')
  const recorded = join(folder, 'requests.jsonl')
  await writeFile(description, 'openapi: 3.1.0\npaths: {}\n')
  const { status, stdout } = run(description, recorded)
  expect(status).toBe(1)
  expect(stdout).toContain('NG  recorded PUT /k/v1/record.json')

  const requests = readRecordedRequests(await readFile(recorded, 'utf8'))
  const kinds = new Set(requests.map(({ method, override, url }) => `${override ?? method} ${url.split('?')[0]}`))
  expect([...kinds].sort()).toEqual([
    'GET /k/v1/app/form/fields.json',
    'GET /k/v1/record.json',
    'GET /k/v1/records.json',
    'PUT /k/v1/record.json',
  ])
  expect(requests.filter(({ body }) => body.includes('3_対応中'))).toHaveLength(2)
  expect(requests.map(({ url }) => decodeURIComponent(url))).toContainEqual(
    expect.stringContaining('query=$id in ("1")'),
  )
})
