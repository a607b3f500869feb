import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { playOrder } from './play-order.ts'

// Holds the product's own requests to kintone, recorded while it plays an order, and the simulated kintone's answers
// against kintone's OpenAPI description, the first argument. The requests stay in the second, if one is named.
// Exit 0: all right, 1: violations, 2: a file cannot be read.
const check = fileURLToPath(new URL('../../kintone-simulator/api-check/main.ts', import.meta.url))
const [description, keptIn] = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'nouhin-kintone-api-'))
const recorded = keptIn ?? join(folder, 'requests.jsonl')
try {
  const files = description === undefined ? [] : [description]
  if (description !== undefined && existsSync(description)) {
    const requests = await playOrder()
    await writeFile(recorded, requests.map((request) => `${JSON.stringify(request)}\n`).join(''))
    files.push(recorded)
  }
  process.exitCode = spawnSync(process.execPath, [check, ...files], { stdio: 'inherit' }).status ?? 1
} finally {
  await rm(folder, { recursive: true })
}
