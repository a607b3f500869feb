import { readFileSync } from 'node:fs'
import { checkRequest } from './check-request.ts'
import { type Check, checkSimulator } from './check-simulator.ts'
import { readOpenapi } from './openapi.ts'
import { readRecordedRequests } from './read-recorded-requests.ts'

// Checks the simulator, and requests recorded with `onRequest` (one JSON object a line), against kintone's own
// description of its REST API. Exit 0: all right, 1: violations, 2: a file cannot be read.
const [file, recordedFile] = process.argv.slice(2)

function read<T>(path: string | undefined, parse: (text: string) => T): T {
  try {
    if (path !== undefined) return parse(readFileSync(path, 'utf8'))
  } catch {
    // told below, in one line
  }
  const what = path === undefined ? 'No file was named' : `Cannot read ${path}`
  console.error(
    `${what}: download kintone's OpenAPI description from https://github.com/kintone/rest-api-spec and run npm run test:kintone-api FILE [RECORDED-REQUESTS]`,
  )
  process.exit(2)
}

const openapi = read(file, readOpenapi)
const recorded = recordedFile === undefined ? [] : read(recordedFile, readRecordedRequests)
const checks: Check[] = [
  ...(await checkSimulator(openapi)),
  ...recorded.map((request) => ({
    name: `recorded ${request.override ?? request.method} ${decodeURIComponent(request.url)}`,
    problems: checkRequest(openapi, request),
  })),
]

for (const { name, problems } of checks) {
  console.log(problems.length === 0 ? `ok  ${name}` : `NG  ${name}: ${problems.join('; ')}`)
}
const wrong = checks.filter(({ problems }) => problems.length > 0).length
console.log(`${checks.length} checks, ${wrong} violations`)
process.exitCode = wrong === 0 ? 0 : 1
