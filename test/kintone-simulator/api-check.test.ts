import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { checkRequest } from '../../kintone-simulator/api-check/check-request.ts'
import { checkResponse } from '../../kintone-simulator/api-check/check-response.ts'
import { checkSimulator } from '../../kintone-simulator/api-check/check-simulator.ts'
import { NotOpenapi, readOpenapi } from '../../kintone-simulator/api-check/openapi.ts'
import { readRecordedRequests } from '../../kintone-simulator/api-check/read-recorded-requests.ts'

const description = `
openapi: 3.1.0
info: { title: tiny, version: '1' }
paths:
  /k/v1/record.json:
    get:
      parameters:
        - { name: app, in: query, required: true, schema: { type: integer, format: long } }
        - { name: fields, in: query, schema: { type: array, items: { type: string } } }
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [record]
                properties:
                  record:
                    type: object
                    additionalProperties: { $ref: '#/components/schemas/Value' }
    put:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [app]
              properties:
                app: { type: integer, format: long }
                record: { type: object }
      responses: { '200': { description: ok, content: { application/json: { schema: { type: object } } } } }
components:
  schemas:
    Value:
      type: object
      required: [type, value]
      properties: { type: { enum: [SINGLE_LINE_TEXT] }, value: { type: string } }
`
const openapi = readOpenapi(description)
const get = { method: 'GET', url: '/k/v1/record.json?app=1', body: '' }
const put = (body: unknown) => ({ method: 'PUT', url: '/k/v1/record.json', body: JSON.stringify(body) })
const answer = (body: unknown, status = 200) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(body),
})

describe('the check of a request', () => {
  it.each([
    ['a query string', get],
    ['a list in a query string', { ...get, url: '/k/v1/record.json?app=1&fields[0]=a&fields[1]=b' }],
    ['a POST that means GET', { method: 'POST', override: 'GET', url: '/k/v1/record.json', body: '{"app":"1"}' }],
    ['a body', put({ app: 1, record: {} })],
  ])('accepts %s', (_, request) => {
    expect(checkRequest(openapi, request)).toEqual([])
  })

  it.each([
    ['another API', { ...get, url: '/k/v1/other.json' }, 'is not an API'],
    ['a missing parameter', { ...get, url: '/k/v1/record.json' }, 'app is missing'],
    ['a wrong parameter', { ...get, url: '/k/v1/record.json?app=x' }, 'app: / must match pattern'],
    ['an unknown parameter', { ...get, url: '/k/v1/record.json?app=1&recordId=1' }, 'recordId is not a parameter'],
    ['text where a list belongs', { ...get, url: '/k/v1/record.json?app=1&fields=a' }, 'fields: / must be array'],
    ['a body without what it needs', put({ record: {} }), "must have required property 'app'"],
    ['a body of the wrong shape', put({ app: 1, record: [] }), '/record must be object'],
    ['an unknown name in a body', put({ app: 1, records: [] }), 'records is not a parameter'],
    ['a body that is no JSON', { ...put({}), body: '{' }, 'not a JSON object'],
  ])('flags %s', (_, request, problem) => {
    expect(checkRequest(openapi, request).join()).toContain(problem)
  })
})

describe('the check of an answer', () => {
  const error = { code: 'GAIA_RE01', id: 'x', message: 'not found' }

  it.each([
    ['what the description says', answer({ record: { a: { type: 'SINGLE_LINE_TEXT', value: 'x' } } })],
    ['the documented error form', answer({ ...error, errors: { id: { messages: ['x'] } } }, 404)],
    ['the plain text of maintenance', { status: 503, contentType: 'text/plain', body: 'Service Unavailable' }],
  ])('accepts %s', (_, response) => {
    expect(checkResponse(openapi, get, response)).toEqual([])
  })

  it.each([
    ['a missing property', answer({}), "required property 'record'"],
    ['a wrong value deep inside', answer({ record: { a: { type: 'SINGLE_LINE_TEXT', value: 1 } } }), '/record/a/value'],
    ['a status that is not described', answer({}, 201), 'no answer 201'],
    ['an error without a code', answer({ id: 'x', message: 'y' }, 400), 'code'],
    ['an error of its own form', answer({ ...error, stack: 'x' }, 400), 'stack'],
    ['a 503 in JSON', answer(error, 503), 'not plain text'],
    ['what is no JSON', { status: 200, contentType: 'text/html', body: '<p>' }, 'not JSON'],
  ])('flags %s', (_, response, problem) => {
    expect(checkResponse(openapi, get, response).join()).toContain(problem)
  })
})

describe('the check of the simulator', () => {
  it('flags every exchange that the description does not cover', async () => {
    const checks = await checkSimulator(openapi)
    const problemsOf = (name: string) => checks.find((check) => check.name.startsWith(name))?.problems
    expect(problemsOf('get the form’s fields')?.join()).toContain('is not an API of the description')
    expect(problemsOf('get a record')?.join()).toContain('must be equal to one of the allowed values')
  })
})

describe('a description that is none', () => {
  it.each(['', 'swagger: "2.0"', '{'])('is refused: %j', (text) => {
    expect(() => readOpenapi(text)).toThrow(NotOpenapi)
  })
})

describe('the command', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'api-check-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const run = (...files: string[]) =>
    new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
      const args = ['--no-warnings', 'kintone-simulator/api-check/main.ts', ...files]
      execFile(process.execPath, args, (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }))
    })

  it('exits 2 with one line saying what to do when the file is missing', async () => {
    for (const files of [[], [join(folder, 'missing.yaml')]]) {
      const { code, stderr } = await run(...files)
      expect(code).toBe(2)
      expect(stderr).toMatch(/^[^\n]*npm run test:kintone-api FILE[^\n]*\n$/)
    }
  })

  it('exits 1 with a line a check when there are violations, recorded requests among them', async () => {
    const file = join(folder, 'openapi.yaml')
    const recorded = join(folder, 'recorded.jsonl')
    await writeFile(file, description)
    await writeFile(recorded, `${JSON.stringify(get)}\n${JSON.stringify(put({}))}\n`)
    const { code, stdout } = await run(file, recorded)
    expect(code).toBe(1)
    expect(stdout).toContain('ok  recorded GET /k/v1/record.json?app=1\n')
    expect(stdout).toContain("NG  recorded PUT /k/v1/record.json: / must have required property 'app'\n")
  })
})

describe('recorded requests', () => {
  it('are read from one JSON object a line, and nothing else', () => {
    expect(readRecordedRequests(`${JSON.stringify(get)}\n\n`)).toEqual([get])
    expect(() => readRecordedRequests('{"method":"GET"}')).toThrow()
  })
})
